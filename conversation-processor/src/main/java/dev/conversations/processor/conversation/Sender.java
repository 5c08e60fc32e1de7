package dev.conversations.processor.conversation;

/** Who wrote a message. */
public enum Sender {

	CUSTOMER("customer"), ASSISTANT("assistant");

	private final String code;

	Sender(String code) {
		this.code = code;
	}

	/** As it stands in requests, topics and documents. */
	public String code() {
		return this.code;
	}

	/**
	 * @throws IllegalArgumentException when no sender has that code
	 */
	public static Sender of(String code) {
		for (Sender sender : values()) {
			if (sender.code.equals(code)) {
				return sender;
			}
		}
		throw new IllegalArgumentException("sender is '" + code + "', expected customer or assistant");
	}

}
