package dev.conversations.local.process;

/** One process of the stack. */
public interface Part {

	/** The word by which people know it, also the name of its log file. */
	String name();

	/** Writes the files that the process reads at its start and says how to start it. */
	Launch prepare();

	/** Whether it serves; called again and again until it does. */
	boolean isReady();

	/**
	 * What the person can do about an end of the process that left these last lines.
	 * Empty when the lines say it all.
	 */
	default String advice(String lastLines) {
		return "";
	}

}
