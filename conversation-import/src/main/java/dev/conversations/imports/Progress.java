package dev.conversations.imports;

/** Tells the person at the terminal, or the log, how far the import is. */
interface Progress extends AutoCloseable {

	/** A line of the file did not get in. */
	void failure(String message);

	@Override
	void close();

}
