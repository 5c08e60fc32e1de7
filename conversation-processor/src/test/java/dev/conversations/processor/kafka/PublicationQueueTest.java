package dev.conversations.processor.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PublicationQueueTest {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final PublicationQueue queue = new PublicationQueue(Duration.ofHours(1));

	private final List<Publication> offered = new ArrayList<>();

	@Test
	void firstBatchIsNotHeldUp() throws Exception {
		offer(1);

		assertThat(this.queue.take(LIMIT)).isEqualTo(this.offered);
	}

	@Test
	void nothingCameWithinTheLimit() throws Exception {
		assertThat(this.queue.take(Duration.ofMillis(1))).isEmpty();
	}

	@Test
	void batchesThatComeSoonAfterAnotherComeOutTogether() throws Exception {
		offer(1);
		this.queue.take(LIMIT);
		this.offered.clear();
		CompletableFuture<List<Publication>> taken = CompletableFuture.supplyAsync(this::take);
		offer(8);

		assertThat(taken.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(this.offered);
	}

	private List<Publication> take() {
		try {
			return this.queue.take(LIMIT);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void offer(int number) throws InterruptedException {
		for (int n = 0; n < number; n++) {
			Publication publication = new Publication(List.of(), Map.of(), () -> {
			});
			this.offered.add(publication);
			assertThat(this.queue.offer(publication, LIMIT)).isTrue();
		}
	}

}
