package dev.conversations.schema.wire;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Remembers answers that never change. A full cache is emptied: it then holds garbage,
 * because a system in health uses a handful of schemas.
 */
final class BoundedCache<K, V> {

	static final int LIMIT = 1000;

	private final ConcurrentHashMap<K, V> entries = new ConcurrentHashMap<>();

	/**
	 * The remembered answer, or else the loader's, which two threads may ask for at once.
	 * Nothing is remembered when the loader throws.
	 */
	V get(K key, Function<K, V> loader) {
		V known = this.entries.get(key);
		return (known != null) ? known : remember(key, loader.apply(key));
	}

	private V remember(K key, V value) {
		if (this.entries.size() >= LIMIT) {
			this.entries.clear();
		}
		this.entries.put(key, value);
		return value;
	}

	int size() {
		return this.entries.size();
	}

}
