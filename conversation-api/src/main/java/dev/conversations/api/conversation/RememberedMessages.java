package dev.conversations.api.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.stereotype.Component;

/**
 * The newest messages of conversations that were read lately, so that only what came
 * since is read. A message never changes. But what a database holds may be set back, when
 * a primary is lost or a backup takes its place, and go on differently from there. So the
 * newest message that is remembered is read again: while it is the same, those before it
 * are, too.
 */
@Component
final class RememberedMessages {

	/** Some 1,900 threads of 40 messages with 100 characters each. */
	private static final long MAX_BYTES = 32 << 20;

	private final Cache<String, MessagesPage> newest = Caffeine.newBuilder()
		.maximumWeight(MAX_BYTES)
		.weigher((String conversationId, MessagesPage messages) -> messages.bytes())
		.executor(Runnable::run)
		.build();

	/** None where nothing is remembered. */
	MessagesPage of(String conversationId) {
		MessagesPage known = this.newest.getIfPresent(conversationId);
		return (known != null) ? known : MessagesPage.EMPTY;
	}

	void remember(String conversationId, MessagesPage messages) {
		this.newest.put(conversationId, messages);
	}

}
