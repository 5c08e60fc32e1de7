package dev.conversations.processor.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.mongodb.client.model.Filters;
import dev.conversations.local.RealParts;
import dev.conversations.schema.IdKind;
import dev.conversations.schema.command.CloseConversation;
import dev.conversations.schema.command.ConversationCommand;
import dev.conversations.schema.event.ConversationEvent;
import dev.conversations.schema.outcome.CommandOutcome;
import dev.conversations.store.ConversationDocument;
import dev.conversations.store.LedgerEntry;
import dev.conversations.store.MessageDocument;
import dev.conversations.store.Store;

import static org.assertj.core.api.Assertions.assertThat;

class CommandProcessingTest {

	private static RunningProcessor processor;

	private static Wire wire;

	private final String conversation = IdKind.CONVERSATION.next();

	@BeforeAll
	static void start() {
		processor = RunningProcessor.start(RealParts.shared());
		wire = new Wire(RealParts.shared());
	}

	@AfterAll
	static void stop() {
		wire.close();
		processor.close();
	}

	@Test
	void createdConversationTakesMessages() {
		apply(wire.create(this.conversation));
		CommandOutcome sent = apply(wire.send(this.conversation, "customer", "Hello"));

		assertThat(sent.getStatus()).isEqualTo("applied");
		assertThat(sent.getVersion()).isEqualTo(2);
		assertThat(sent.getMessage().getIndex()).isEqualTo(1);
		ConversationDocument document = document();
		assertThat(document.lastMessage()).isEqualTo("Hello");
		assertThat(document.unread()).isTrue();
		assertThat(document.version()).isEqualTo(2);
		assertThat(payloads(wire.awaitEvents(this.conversation, 2))).containsExactly("ConversationCreated",
				"MessageAdded");
	}

	@Test
	void goodDuplicateUnreadableGoodAreTwoEffectsAndOneDeadLetter() {
		ConversationCommand create = wire.create(this.conversation);
		byte[] unreadable = ("no Avro " + this.conversation).getBytes(StandardCharsets.UTF_8);
		wire.publish(create);
		ConversationCommand duplicate = wire.repeat(create);
		wire.publish(duplicate);
		wire.publish(this.conversation, unreadable);
		ConversationCommand send = wire.send(this.conversation, "customer", "Still there?");
		wire.publish(send);

		assertThat(wire.awaitOutcome(send).getStatus()).isEqualTo("applied");
		assertThat(wire.awaitOutcome(duplicate).getReplayed()).isTrue();
		assertThat(payloads(wire.awaitEvents(this.conversation, 2))).containsExactly("ConversationCreated",
				"MessageAdded");
		assertThat(messages()).hasSize(1);
		List<ConsumerRecord<byte[], byte[]>> dead = Awaitility.await()
			.atMost(Wire.PATIENCE)
			.until(() -> wire.deadLetters((record) -> Arrays.equals(record.value(), unreadable)),
					(letters) -> !letters.isEmpty());
		assertThat(dead).hasSize(1);
	}

	@Test
	void repetitionWithKeyGetsFirstOutcomeAndNoSecondEffect() {
		apply(wire.create(this.conversation));
		ConversationCommand send = wire.keyed(wire.send(this.conversation, "assistant", "Once"), "print");
		CommandOutcome first = apply(send);
		CommandOutcome second = apply(wire.repeat(send));

		assertThat(first.getReplayed()).isFalse();
		assertThat(second.getReplayed()).isTrue();
		assertThat(second.getMessage()).isEqualTo(first.getMessage());
		assertThat(messages()).hasSize(1);
		assertThat(wire.awaitEvents(this.conversation, 2)).hasSize(2);
	}

	@Test
	void sameKeyWithOtherContentIsRefused() {
		apply(wire.create(this.conversation));
		ConversationCommand send = wire.keyed(wire.send(this.conversation, "assistant", "Once"), "print");
		apply(send);
		CommandOutcome other = apply(wire.keyed(wire.repeat(send), "another print"));

		assertThat(other.getStatus()).isEqualTo("rejected");
		assertThat(other.getRejection()).isEqualTo("idempotency-key-reused");
		assertThat(messages()).hasSize(1);
	}

	@Test
	void messageToUnknownConversationIsRefusedAndRemembered() {
		ConversationCommand send = wire.send(this.conversation, "customer", "Anyone?");
		CommandOutcome outcome = apply(send);

		assertThat(outcome.getRejection()).isEqualTo("conversation-not-found");
		LedgerEntry entry = processor.database()
			.getCollection(Store.LEDGER, LedgerEntry.class)
			.find(Filters.eq("_id", send.getCommandId()))
			.first();
		assertThat(entry).isNotNull();
		assertThat(entry.status()).isEqualTo("rejected");
		assertThat(wire.events(this.conversation)).isEmpty();
	}

	@Test
	void customerMessageReopensClosedConversation() {
		apply(wire.create(this.conversation));
		apply(wire.command(this.conversation, new CloseConversation()));
		apply(wire.send(this.conversation, "customer", "One more thing"));

		assertThat(document().status()).isEqualTo("open");
		List<ConversationEvent> events = wire.awaitEvents(this.conversation, 4);
		assertThat(payloads(events)).containsExactly("ConversationCreated", "ConversationClosed",
				"ConversationReopened", "MessageAdded");
		assertThat(events).extracting(ConversationEvent::getVersion).containsExactly(1L, 2L, 3L, 4L);
		assertThat(events).extracting(ConversationEvent::getEventId).doesNotHaveDuplicates();
	}

	@Test
	void eventsCarryCloudEventsHeaders() {
		ConversationCommand create = wire.create(this.conversation);
		apply(create);
		ConversationEvent event = wire.awaitEvents(this.conversation, 1).get(0);
		ConsumerRecord<byte[], byte[]> record = wire.eventRecords(this.conversation).get(0);

		assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
		assertThat(header(record, "ce_id")).isEqualTo(event.getEventId());
		assertThat(header(record, "ce_type")).isEqualTo("dev.conversations.ConversationCreated.v1");
		assertThat(header(record, "ce_source")).isEqualTo("/sub-accounts/" + wire.subAccount);
		assertThat(header(record, "ce_time")).isEqualTo(event.getOccurredAt().toString());
		assertThat(event.getCommandId()).isEqualTo(create.getCommandId());
	}

	private CommandOutcome apply(ConversationCommand command) {
		wire.publish(command);
		return wire.awaitOutcome(command);
	}

	private ConversationDocument document() {
		return processor.database()
			.getCollection(Store.CONVERSATIONS, ConversationDocument.class)
			.find(Filters.eq("_id", this.conversation))
			.first();
	}

	private List<MessageDocument> messages() {
		return processor.database()
			.getCollection(Store.MESSAGES, MessageDocument.class)
			.find(Filters.eq("conversation_id", this.conversation))
			.into(new java.util.ArrayList<>());
	}

	private static List<String> payloads(List<ConversationEvent> events) {
		return events.stream().map((event) -> event.getPayload().getClass().getSimpleName()).toList();
	}

	private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
		return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
	}

}
