package dev.conversations.api.command;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import dev.conversations.schema.Topics;
import jakarta.annotation.PreDestroy;
import org.apache.kafka.clients.producer.Producer;

import org.springframework.kafka.core.ProducerFactory;
import org.springframework.stereotype.Component;

/**
 * Hands commands to Kafka on threads of its own: the producer blocks its caller while it
 * waits for metadata or buffer space, which no event loop may.
 */
@Component
class CommandPublisher {

	private static final Duration FAREWELL = Duration.ofSeconds(5);

	private final Producer<String, Object> producer;

	private final ThreadPoolExecutor threads;

	CommandPublisher(ProducerFactory<String, Object> producers, CommandProperties properties) {
		this.producer = producers.createProducer();
		this.threads = new ThreadPoolExecutor(properties.publisherThreads(), properties.publisherThreads(), 0,
				TimeUnit.SECONDS, new ArrayBlockingQueue<>(properties.publisherQueue()),
				Thread.ofPlatform().daemon().name("command-publisher-", 0).factory());
	}

	/** Never blocks; refuses with a 503 when too many commands wait already. */
	void publish(Submission submission) {
		try {
			this.threads.execute(() -> send(submission));
		}
		catch (RejectedExecutionException ex) {
			throw InFlight.overloaded();
		}
	}

	/** Fetches the metadata that the first command would have to wait for. */
	void warmUp() {
		this.producer.partitionsFor(Topics.COMMANDS);
		this.threads.prestartAllCoreThreads();
	}

	// Whatever the serializer or the producer throws: the client must get its answer.
	private void send(Submission submission) {
		if (!submission.begin()) {
			return;
		}
		try {
			this.producer.send(submission.record(), submission);
			submission.taken();
		}
		catch (RuntimeException ex) {
			submission.refused(ex);
		}
	}

	@PreDestroy
	void stop() {
		this.threads.shutdown();
		this.producer.close(FAREWELL);
	}

}
