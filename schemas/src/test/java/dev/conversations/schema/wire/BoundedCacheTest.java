package dev.conversations.schema.wire;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class BoundedCacheTest {

	private final BoundedCache<Integer, String> cache = new BoundedCache<>();

	@Test
	void answerIsLoadedOnce() {
		AtomicInteger loads = new AtomicInteger();
		for (int i = 0; i < 3; i++) {
			assertThat(this.cache.get(1, (key) -> "answer " + loads.incrementAndGet())).isEqualTo("answer 1");
		}
	}

	@Test
	void failureIsNotRemembered() {
		assertThatIllegalStateException().isThrownBy(() -> this.cache.get(1, (key) -> {
			throw new IllegalStateException();
		}));
		assertThat(this.cache.get(1, (key) -> "answer")).isEqualTo("answer");
	}

	@Test
	void neverHoldsMoreThanItsLimit() {
		for (int i = 0; i < 10 * BoundedCache.LIMIT; i++) {
			this.cache.get(i, String::valueOf);
			assertThat(this.cache.size()).isLessThanOrEqualTo(BoundedCache.LIMIT);
		}
	}

}
