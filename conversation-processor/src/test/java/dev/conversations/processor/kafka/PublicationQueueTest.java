package dev.conversations.processor.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.producer.ProducerRecord;
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

	@Test
	void largeBatchesWaitUntilThoseBeforeThemArePublished() throws Exception {
		Publication large = publication(20 << 20);
		assertThat(this.queue.offer(large, LIMIT)).isTrue();
		assertThat(this.queue.offer(large, Duration.ofMillis(1))).isFalse();
		List<Publication> taken = this.queue.take(LIMIT);
		assertThat(this.queue.offer(large, Duration.ofMillis(1))).isFalse();
		this.queue.done(taken);

		assertThat(this.queue.offer(large, LIMIT)).isTrue();
	}

	@Test
	void batchAboveTheLimitGoesAlone() throws Exception {
		Publication huge = publication(50 << 20);
		assertThat(this.queue.offer(huge, LIMIT)).isTrue();
		assertThat(this.queue.offer(publication(1), Duration.ofMillis(1))).isFalse();
		this.queue.done(this.queue.take(LIMIT));

		assertThat(this.queue.offer(publication(1), LIMIT)).isTrue();
	}

	@Test
	void refusedBatchTakesNoRoom() throws Exception {
		offer(8);
		assertThat(this.queue.offer(publication(30 << 20), Duration.ofMillis(1))).isFalse();
		this.queue.take(LIMIT);

		assertThat(this.queue.offer(publication(30 << 20), LIMIT)).isTrue();
	}

	private List<Publication> take() {
		try {
			return this.queue.take(LIMIT);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Publication publication(int bytes) {
		return new Publication(List.of(new ProducerRecord<>("events", new byte[bytes])), Map.of(), () -> {
		});
	}

	private void offer(int number) throws InterruptedException {
		for (int n = 0; n < number; n++) {
			Publication publication = publication(0);
			this.offered.add(publication);
			assertThat(this.queue.offer(publication, LIMIT)).isTrue();
		}
	}

}
