package dev.conversations.processor.kafka;

import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.CommonContainerStoppingErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Ends the session on the first failure, and leaves it to the session to report it. */
final class StoppingErrorHandler extends CommonContainerStoppingErrorHandler {

	private final Consumer<Throwable> failed;

	StoppingErrorHandler(Consumer<Throwable> failed) {
		this.failed = failed;
		setLogLevel(KafkaException.Level.DEBUG);
	}

	@Override
	public void handleBatch(Exception thrown, ConsumerRecords<?, ?> records,
			org.apache.kafka.clients.consumer.Consumer<?, ?> consumer, MessageListenerContainer container,
			Runnable listener) {
		this.failed.accept(thrown);
		super.handleBatch(thrown, records, consumer, container, listener);
	}

	@Override
	public void handleOtherException(Exception thrown, org.apache.kafka.clients.consumer.Consumer<?, ?> consumer,
			MessageListenerContainer container, boolean batch) {
		this.failed.accept(thrown);
		super.handleOtherException(thrown, consumer, container, batch);
	}

}
