package dev.conversations.api.conversation;

import java.util.List;
import java.util.stream.Stream;

import dev.conversations.store.ConversationDocument;
import dev.conversations.store.MessageDocument;

/**
 * Messages of a conversation without a gap.
 *
 * @param last index of the newest; 0 for none
 * @param shown oldest first
 */
record MessagesPage(long last, List<MessageResponse> shown) {

	static final MessagesPage EMPTY = new MessagesPage(0, List.of());

	/** Of a page where it is remembered, beside its messages: an estimate, in bytes. */
	private static final int PAGE_OVERHEAD = 300;

	/** Of a message beside its content: an estimate, in bytes. */
	private static final int MESSAGE_OVERHEAD = 250;

	/**
	 * Of messages that were read.
	 * @param read oldest first, without a gap
	 */
	static MessagesPage of(List<MessageDocument> read) {
		return read.isEmpty() ? EMPTY
				: new MessagesPage(read.getLast().index(), read.stream().map(MessageResponse::of).toList());
	}

	/**
	 * With those that came since, or what was read alone where it does not follow on.
	 * @param read oldest first, without a gap, from the newest of these on
	 * @param limit most messages of the new page, which has the newest
	 */
	MessagesPage continued(List<MessageDocument> read, int limit) {
		if (read.isEmpty() || !endsWith(MessageResponse.of(read.getFirst()))) {
			return of(read);
		}
		return (read.size() == 1) ? this : plus(of(read.subList(1, read.size())), limit);
	}

	private boolean endsWith(MessageResponse message) {
		return !this.shown.isEmpty() && this.shown.getLast().equals(message);
	}

	private MessagesPage plus(MessagesPage later, int limit) {
		int all = this.shown.size() + later.shown.size();
		return new MessagesPage(later.last,
				Stream.concat(this.shown.stream(), later.shown.stream()).skip(Math.max(0, all - limit)).toList());
	}

	/** Whether these are the messages that the conversation has on the page asked for. */
	boolean isWhole(ConversationDocument conversation, MessagesQuery page) {
		return this.last == page.last(conversation) && this.shown.size() == Math.min(this.last, page.limit());
	}

	/** Of memory, about; a text of ASCII takes half of what is reckoned here. */
	int bytes() {
		return PAGE_OVERHEAD
				+ this.shown.stream().mapToInt((message) -> MESSAGE_OVERHEAD + 2 * message.content().length()).sum();
	}

}
