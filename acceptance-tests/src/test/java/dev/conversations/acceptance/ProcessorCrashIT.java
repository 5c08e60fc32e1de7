package dev.conversations.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.conversations.schema.event.ConversationEvent;
import dev.conversations.schema.event.MessageAdded;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A processor that is killed in the middle of its work loses nothing and repeats nothing.
 */
class ProcessorCrashIT {

	private static final int CLIENTS = 16;

	private static final int KILLS = 2;

	private final RunningSystem system = RunningSystem.shared();

	private final Client client = this.system.newClient();

	private final AtomicBoolean done = new AtomicBoolean();

	private final AtomicInteger accepted = new AtomicInteger();

	@Test
	void everyAcceptedMessageIsThereOnceAndInOrder() throws Exception {
		List<Future<Written>> written;
		try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
			written = IntStream.range(0, CLIENTS).mapToObj((n) -> clients.submit(this::write)).toList();
			for (int kill = 0; kill < KILLS; kill++) {
				awaitMore(400);
				this.system.killProcessor();
				awaitMore(CLIENTS);
				this.system.startProcessor();
			}
			awaitMore(400);
			this.done.set(true);
		}
		for (Future<Written> conversation : written) {
			assertRead(conversation.get());
		}
		this.system.promises().check();
		Map<String, List<ConsumerRecord<String, ConversationEvent>>> events = new EventTopic(this.system.parts()).all();
		for (Future<Written> conversation : written) {
			assertPublished(conversation.get(), events.get(conversation.get().id()));
		}
	}

	/**
	 * Writes one conversation until it is told to stop; what is accepted is remembered.
	 */
	private Written write() {
		Written written = new Written(this.client.open(), new ArrayList<>());
		while (!this.done.get()) {
			String content = "message " + (written.contents().size() + 1);
			Answer answer = this.client.say(written.id(), "customer", content, "Prefer", "wait=1");
			assertThat(answer.status()).as(answer.toString()).isIn(201, 202);
			written.contents().add(content);
			this.accepted.incrementAndGet();
		}
		return written;
	}

	private void awaitMore(int messages) {
		int goal = this.accepted.get() + messages;
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> this.accepted.get() >= goal);
	}

	private void assertRead(Written written) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> this.client.get("/conversations/" + written.id()).data().path("message_count").asInt(),
					(count) -> count >= written.contents().size());
		assertThat(new MessageThread(this.client, written.id()).contents())
			.containsExactlyElementsOf(written.contents());
	}

	private static void assertPublished(Written written, List<ConsumerRecord<String, ConversationEvent>> events) {
		assertThat(events).extracting((record) -> record.value().getVersion())
			.containsExactlyElementsOf(LongStream.rangeClosed(1, written.contents().size() + 1).boxed().toList());
		assertThat(events.subList(1, events.size()))
			.extracting((record) -> ((MessageAdded) record.value().getPayload()).getContent())
			.containsExactlyElementsOf(written.contents());
	}

	private record Written(String id, List<String> contents) {
	}

}
