package dev.conversations.processor.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;

import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

import dev.conversations.schema.Topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EventPublisherTest {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final ConsumerGroupMetadata MEMBER = new ConsumerGroupMetadata("group");

	private static final Publication EVENT = new Publication(
			List.of(new ProducerRecord<>(Topics.EVENTS, new byte[] { 1 }, new byte[] { 2 })), Map.of(), () -> {
			});

	@Test
	void anErrorEndsTheSessionLikeAnyOtherFailure() throws InterruptedException {
		CompletableFuture<Throwable> failure = new CompletableFuture<>();
		CountDownLatch submitted = new CountDownLatch(1);
		try (EventPublisher publisher = new EventPublisher("publisher", new BrokenProducer(submitted),
				new EventProperties(false, Duration.ZERO, LIMIT), failure::complete)) {
			publisher.join(MEMBER);
			publisher.start();
			publisher.submit(EVENT, () -> MEMBER);
			submitted.countDown();

			assertThat(failure).succeedsWithin(LIMIT).isInstanceOf(NoClassDefFoundError.class);
			assertThatExceptionOfType(KafkaException.class).isThrownBy(() -> publisher.submit(EVENT, () -> MEMBER))
				.withCauseInstanceOf(NoClassDefFoundError.class);
			assertThat(publisher.drain(LIMIT)).isFalse();
		}
	}

	/**
	 * As when a class of the client cannot be loaded; only once a batch was taken, for
	 * taking one fails as well after publishing has.
	 */
	private static final class BrokenProducer extends MockProducer<byte[], byte[]> {

		private final CountDownLatch submitted;

		BrokenProducer(CountDownLatch submitted) {
			super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
			this.submitted = submitted;
		}

		@Override
		public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
			try {
				this.submitted.await();
			}
			catch (InterruptedException ex) {
				throw new InterruptException(ex);
			}
			throw new NoClassDefFoundError("gone");
		}

	}

}
