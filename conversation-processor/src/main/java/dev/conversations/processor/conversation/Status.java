package dev.conversations.processor.conversation;

/** State of a conversation. */
public enum Status {

	OPEN("open"), CLOSED("closed"), RESOLVED("resolved");

	private final String code;

	Status(String code) {
		this.code = code;
	}

	/** As it stands in requests, topics and documents. */
	public String code() {
		return this.code;
	}

	/**
	 * @throws IllegalArgumentException when no status has that code
	 */
	public static Status of(String code) {
		for (Status status : values()) {
			if (status.code.equals(code)) {
				return status;
			}
		}
		throw new IllegalArgumentException("status is '" + code + "', expected open, closed or resolved");
	}

}
