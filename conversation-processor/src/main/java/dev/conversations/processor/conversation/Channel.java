package dev.conversations.processor.conversation;

/** How the customer is reached. */
public enum Channel {

	SMS("sms"), EMAIL("email"), INSTAGRAM("instagram"), FACEBOOK("facebook"), WHATSAPP("whatsapp"), VOICE("voice");

	private final String code;

	Channel(String code) {
		this.code = code;
	}

	/** As it stands in requests, topics and documents. */
	public String code() {
		return this.code;
	}

	/**
	 * @throws IllegalArgumentException when no channel has that code
	 */
	public static Channel of(String code) {
		for (Channel channel : values()) {
			if (channel.code.equals(code)) {
				return channel;
			}
		}
		throw new IllegalArgumentException(
				"channel is '" + code + "', expected sms, email, instagram, facebook, whatsapp or voice");
	}

}
