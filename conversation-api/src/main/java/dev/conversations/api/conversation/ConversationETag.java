package dev.conversations.api.conversation;

import java.util.List;

/** The version of a conversation as an entity tag (RFC 9110). */
final class ConversationETag {

	private ConversationETag() {
	}

	static String of(long version) {
		return "\"" + version + "\"";
	}

	/**
	 * Whether the client has this version already.
	 * @param ifNoneMatch values of the header; compared weakly, as the RFC has it
	 */
	static boolean isKnown(List<String> ifNoneMatch, long version) {
		String tag = of(version);
		for (String header : ifNoneMatch) {
			for (String given : header.split(",", -1)) {
				String known = given.strip();
				if (known.equals("*") || known.equals(tag) || known.equals("W/" + tag)) {
					return true;
				}
			}
		}
		return false;
	}

}
