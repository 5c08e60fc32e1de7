package dev.conversations.api.conversation;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;

import org.springframework.stereotype.Component;

/**
 * The newest messages of conversations that were read lately, so that only what came
 * since is read. A message never changes. But what a database holds may be set back, when
 * a primary is lost or a backup takes its place, and go on differently from there. So the
 * newest message that is remembered is read again: while it is the same, those before it
 * are, too. What an operator changes or erases in MongoDB by hand is seen when all are
 * read again, after a minute at most.
 */
@Component
final class RememberedMessages {

	/** Some 1,800 threads of 40 messages with 100 characters each. */
	private static final long MAX_BYTES = 32 << 20;

	/** From the first of these messages that was remembered, whatever came since. */
	private static final Duration MAX_AGE = Duration.ofMinutes(1);

	private final Cache<String, MessagesPage> newest;

	RememberedMessages() {
		this(Ticker.systemTicker());
	}

	RememberedMessages(Ticker ticker) {
		this.newest = Caffeine.newBuilder()
			.maximumWeight(MAX_BYTES)
			.weigher((String conversationId, MessagesPage messages) -> messages.bytes())
			.expireAfter(Expiry.creating((String conversationId, MessagesPage messages) -> MAX_AGE))
			.ticker(ticker)
			.executor(Runnable::run)
			.build();
	}

	/** None where nothing is remembered. */
	MessagesPage of(String conversationId) {
		MessagesPage known = this.newest.getIfPresent(conversationId);
		return (known != null) ? known : MessagesPage.EMPTY;
	}

	/**
	 * What goes on from known messages takes their place, and nothing when they have been
	 * forgotten meanwhile: else a slow get could keep them longer.
	 */
	void remember(String conversationId, MessagesPage known, MessagesPage messages) {
		if (known == MessagesPage.EMPTY) {
			this.newest.put(conversationId, messages);
		}
		else {
			this.newest.asMap().replace(conversationId, known, messages);
		}
	}

}
