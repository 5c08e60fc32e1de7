package dev.conversations.api.conversation;

import java.util.List;

/** The closed lists of words in this API, as they stand on the wire and in MongoDB. */
final class Choices {

	static final List<String> CHANNELS = List.of("sms", "email", "instagram", "facebook", "whatsapp", "voice");

	/** Channels that reach the customer by phone number. */
	static final List<String> PHONE_CHANNELS = List.of("sms", "voice", "whatsapp");

	static final List<String> STATUSES = List.of("open", "closed", "resolved");

	static final List<String> SENDERS = List.of("customer", "assistant");

	/** Who sends when nobody is named. */
	static final String DEFAULT_SENDER = "assistant";

	private Choices() {
	}

}
