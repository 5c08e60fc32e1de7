package dev.conversations.api.conversation;

import java.util.List;
import java.util.stream.Stream;

import dev.conversations.store.ConversationDocument;
import dev.conversations.store.MessageDocument;

/**
 * The newest messages of a conversation, without a gap, as a get shows them.
 *
 * @param last index of the newest; 0 for none
 * @param shown at most 100, oldest first
 */
record NewestMessages(long last, List<MessageResponse> shown) {

	static final NewestMessages NONE = new NewestMessages(0, List.of());

	/** Of a message beside its content: an estimate. */
	private static final int OVERHEAD = 250;

	/**
	 * Of messages that were read.
	 * @param read oldest first, without a gap
	 */
	static NewestMessages of(List<MessageDocument> read) {
		return read.isEmpty() ? NONE
				: new NewestMessages(read.getLast().index(), read.stream().map(MessageResponse::of).toList());
	}

	/**
	 * With those that came since, or what was read alone where it does not follow on.
	 * @param read oldest first, without a gap, from the newest of these on
	 */
	NewestMessages continued(List<MessageDocument> read) {
		if (read.isEmpty() || !endWith(MessageResponse.of(read.getFirst()))) {
			return of(read);
		}
		return (read.size() == 1) ? this : plus(of(read.subList(1, read.size())));
	}

	private boolean endWith(MessageResponse message) {
		return !this.shown.isEmpty() && this.shown.getLast().equals(message);
	}

	private NewestMessages plus(NewestMessages later) {
		int all = this.shown.size() + later.shown.size();
		return new NewestMessages(later.last,
				Stream.concat(this.shown.stream(), later.shown.stream())
					.skip(Math.max(0, all - MessagesQuery.NEWEST.limit()))
					.toList());
	}

	/** Whether these are the messages that a get of this conversation shows. */
	boolean areThoseOf(ConversationDocument conversation) {
		return this.last == conversation.messageCount()
				&& this.shown.size() == Math.min(this.last, MessagesQuery.NEWEST.limit());
	}

	/** Of memory, at most. */
	int bytes() {
		return this.shown.stream().mapToInt((message) -> OVERHEAD + 2 * message.content().length()).sum();
	}

}
