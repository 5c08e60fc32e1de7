package dev.conversations.processor.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.util.unit.DataSize;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.conversations.processor.conversation.Conversation;

/**
 * The conversations touched last, of the partitions that this consumer owns. Only a hint:
 * a stale one is caught by its version, which the transaction looks for.
 */
final class ConversationCache {

	/** Rough cost of a conversation on the heap without its texts, in bytes. */
	private static final int BASE_WEIGHT = 1000;

	private final Cache<String, Cached> cache;

	/**
	 * @param size most memory to hold, roughly
	 */
	ConversationCache(DataSize size) {
		this.cache = Caffeine.newBuilder()
			.maximumWeight(size.toBytes())
			.weigher((String id, Cached cached) -> weight(cached.conversation()))
			.executor(Runnable::run)
			.build();
	}

	/** Those of the conversations that are in the cache. */
	Map<String, Conversation> get(Set<String> ids) {
		Map<String, Conversation> found = new HashMap<>();
		this.cache.getAllPresent(ids).forEach((id, cached) -> found.put(id, cached.conversation()));
		return found;
	}

	void put(int partition, Conversation conversation) {
		this.cache.put(conversation.id(), new Cached(partition, conversation));
	}

	void remove(Set<String> ids) {
		this.cache.invalidateAll(ids);
	}

	void removePartition(int partition) {
		this.cache.asMap().values().removeIf((cached) -> cached.partition() == partition);
	}

	private static int weight(Conversation conversation) {
		String last = conversation.messages().last();
		return BASE_WEIGHT + 2 * ((last != null) ? last.length() : 0) + 100 * conversation.tags().size();
	}

	private record Cached(int partition, Conversation conversation) {
	}

}
