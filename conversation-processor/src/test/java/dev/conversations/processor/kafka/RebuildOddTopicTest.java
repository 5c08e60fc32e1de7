package dev.conversations.processor.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.conversations.local.RealParts;
import dev.conversations.schema.IdKind;
import dev.conversations.schema.Topics;
import dev.conversations.schema.event.ConversationClosed;
import dev.conversations.schema.event.ConversationCreated;
import dev.conversations.schema.event.ConversationEvent;
import dev.conversations.schema.event.ConversationReopened;
import dev.conversations.schema.event.MessageAdded;
import dev.conversations.store.Store;

import static org.assertj.core.api.Assertions.assertThat;

class RebuildOddTopicTest {

	private static final String REBUILT = "rebuilt_odd";

	private final Wire wire = new Wire(RealParts.shared());

	private final MongoClient client = MongoClients.create(RealParts.shared().mongodbUri());

	private final MongoDatabase rebuilt = this.client.getDatabase(REBUILT);

	private final String conversation = IdKind.CONVERSATION.next();

	@BeforeEach
	void emptyTopic() {
		RunningProcessor.start(RealParts.shared(), "conversations.processor.instance-id=").close();
		EventTopicTools.empty();
	}

	@AfterEach
	void close() {
		EventTopicTools.empty();
		this.rebuilt.drop();
		this.client.close();
		this.wire.close();
	}

	@Test
	void recordThatIsNoEventStopsItUntilItIsLeftOut() {
		publish(0, 1, created());
		RecordMetadata odd = this.wire
			.publish(new ProducerRecord<>(Topics.EVENTS, 0, null, "odd".getBytes(StandardCharsets.UTF_8)));
		publish(0, 2, message(1));

		OperatorRun stopped = rebuild();
		OperatorRun rest = rebuild("--skip", "0@" + odd.offset());

		assertThat(stopped.status()).isEqualTo(1);
		assertThat(stopped.err()).contains("is no event", "--skip 0@" + odd.offset());
		assertThat(rest.status()).as(rest.err()).isZero();
		assertThat(version()).isEqualTo(2);
	}

	@Test
	void partitionThatIsAheadWaitsForTheOther() {
		publish(0, 2, message(1));
		publish(0, 4, message(3));
		publish(1, 1, created());
		publish(1, 3, message(2));

		OperatorRun run = rebuild();

		assertThat(run.status()).as(run.err()).isZero();
		assertThat(version()).isEqualTo(4);
	}

	@Test
	void eventThatStandsThereTwiceCountsOnce() {
		publish(0, 1, created());
		publish(0, 2, message(1));
		publish(0, 2, message(1));
		publish(0, 3, message(2));

		assertThat(rebuild("--json").json().path("repeated").asInt()).isEqualTo(1);
		assertThat(version()).isEqualTo(3);
	}

	@Test
	void messageKnowsThatItReopenedAlsoWhenRebuildEndedBetween() {
		publish(0, 1, created());
		publish(0, 2, new ConversationClosed("closed"));
		publish(0, 3, new ConversationReopened(), "cmd_reopening");
		assertThat(rebuild().status()).isZero();
		publish(0, 4, message(1), "cmd_reopening");
		publish(0, 5, message(2));

		assertThat(rebuild().status()).isZero();

		assertThat(this.rebuilt.getCollection(Store.MESSAGES).find(Filters.exists("reopened")))
			.extracting((message) -> message.getLong("version"))
			.containsExactly(4L);
	}

	@Test
	void messageWithoutPlaceOfItsCommandIsRefused() {
		publish(0, 1, created());
		ConversationEvent event = event(2, message(1), "cmd_2");
		this.wire.publish(new ProducerRecord<>(Topics.EVENTS, 0, null, this.wire.bytes(Topics.EVENTS, event)));

		assertThat(rebuild().err()).contains("does not say where its command stood");
	}

	private OperatorRun rebuild(String... options) {
		String[] arguments = new String[options.length + 3];
		System.arraycopy(new String[] { "rebuild", "--into", REBUILT }, 0, arguments, 0, 3);
		System.arraycopy(options, 0, arguments, 3, options.length);
		return OperatorRun.on(RealParts.DATABASE, arguments);
	}

	private long version() {
		Document document = this.rebuilt.getCollection(Store.CONVERSATIONS)
			.find(Filters.eq("_id", this.conversation))
			.first();
		return (document != null) ? document.getLong("version") : 0;
	}

	private static Object created() {
		return new ConversationCreated(IdKind.CUSTOMER.next(), null, null, null, "sms", null);
	}

	private static Object message(long index) {
		return new MessageAdded(IdKind.MESSAGE.next(), index, "customer", "message " + index);
	}

	private void publish(int partition, long version, Object payload) {
		publish(partition, version, payload, "cmd_" + version);
	}

	private void publish(int partition, long version, Object payload, String command) {
		byte[] value = this.wire.bytes(Topics.EVENTS, event(version, payload, command));
		RecordHeader position = new RecordHeader("ce_commandposition", "0/7".getBytes(StandardCharsets.UTF_8));
		this.wire.publish(new ProducerRecord<>(Topics.EVENTS, partition,
				this.conversation.getBytes(StandardCharsets.UTF_8), value, List.of(position)));
	}

	private ConversationEvent event(long version, Object payload, String command) {
		return new ConversationEvent(IdKind.event(this.conversation, version), this.wire.subAccount, "test",
				this.conversation, version, Instant.parse("2026-03-15T10:30:00.123Z"), command, payload);
	}

}
