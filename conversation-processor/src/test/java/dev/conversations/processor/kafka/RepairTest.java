package dev.conversations.processor.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.conversations.local.RealParts;
import dev.conversations.schema.Topics;
import dev.conversations.schema.command.CloseConversation;
import dev.conversations.store.Store;

import static org.assertj.core.api.Assertions.assertThat;

class RepairTest {

	private static final String DATABASE = "repair";

	private final HistoryDatabase history = new HistoryDatabase(DATABASE, 600);

	@AfterEach
	void close() {
		this.history.database().drop();
		this.history.close();
	}

	@Test
	void lostTopicGetsTheSameEventsAgain() {
		Map<String, List<String>> before = published(this.history.wire());
		long events = before.values().stream().mapToLong(List::size).sum();
		EventTopicTools.empty();

		JsonNode dry = this.history.run("verify", "--repair", "--dry-run", "--json").json();
		OperatorRun repaired = this.history.run("verify", "--repair", "--json");

		assertThat(dry.path("repair").path("published").asLong()).isEqualTo(events);
		assertThat(dry.path("counts").path("events").asLong()).isZero();
		assertThat(repaired.json().path("repair").path("published").asLong()).isEqualTo(events);
		assertThat(repaired.json().path("repair").path("notRepaired").isEmpty()).isTrue();
		assertThat(repaired.status()).as(repaired.out()).isZero();
		try (Wire after = new Wire(RealParts.shared())) {
			assertThat(published(after)).isEqualTo(before);
		}
		assertThat(this.history.run("verify", "--repair").out()).contains("0 events of 0 conversations");
	}

	@Test
	void changedDocumentIsNotRepairedButLeftToRebuild() {
		String conversation = this.history.load().conversations().get(0);
		EventTopicTools.empty();
		this.history.database()
			.getCollection(Store.CONVERSATIONS)
			.updateOne(Filters.eq("_id", conversation), Updates.set("subject", "changed"));

		OperatorRun repaired = this.history.run("verify", "--repair");

		assertThat(repaired.status()).isEqualTo(1);
		assertThat(repaired.out()).contains(conversation + ": its document is not what its events come to")
			.contains("rebuild");
		assertThat(this.history.wire().eventRecords(conversation)).isEmpty();
		assertThat(this.history.run("verify", "--json").json().path("differences")).isNotEmpty()
			.allSatisfy((difference) -> assertThat(difference.asString()).startsWith(conversation));
	}

	@Test
	void eventsThatWouldComeTooLateAreNotPublished() {
		EventTopicTools.halve();

		OperatorRun repaired = this.history.run("verify", "--repair");

		assertThat(repaired.status()).isEqualTo(1);
		assertThat(repaired.out()).contains("what is missing would come after later events: version ");
		assertThat(this.history.rebuild("repair_gaps").err()).contains("the topic lacks at least one version");
	}

	@Test
	void pendingEventsAreLeftToTheProcessor() {
		String conversation = this.history.load().conversations().get(0);
		this.history.applyWithoutPublishing(this.history.wire().send(conversation, "assistant", "pending"));
		this.history.applyWithoutPublishing(this.history.wire().command(conversation, new CloseConversation()));

		JsonNode repaired = this.history.run("verify", "--repair", "--json").json();

		assertThat(repaired.path("repair").path("pending").asLong()).isBetween(1L, 2L);
		assertThat(repaired.path("repair").path("published").asLong()).isZero();
		try (RunningProcessor processor = HistoryDatabase.start(DATABASE)) {
			this.history.wire().awaitNoLag("conversation-processor");
			OperatorRun verified = this.history.run("verify");
			assertThat(verified.status()).as(verified.out()).isZero();
			assertThat(this.history.run("verify", "--repair").err()).contains("Processors are running");
		}
	}

	@Test
	void switchLeavesPendingCommandsToBeDecidedAgain() {
		String conversation = this.history.load().conversations().get(0);
		this.history.applyWithoutPublishing(this.history.wire().send(conversation, "customer", "pending"));
		this.history.applyWithoutPublishing(this.history.wire().command(conversation, new CloseConversation()));
		this.history.rebuild("repair_switched");

		assertThat(this.history.rebuild("repair_switched", "--switch").err())
			.contains("1 conversations have events in the original database that the event topic lacks");
		assertThat(this.history.rebuild("repair_switched", "--switch", "--accept-loss").status()).isZero();
		try (RunningProcessor processor = HistoryDatabase.start("repair_switched")) {
			this.history.load().run(100);
			this.history.wire().awaitNoLag("conversation-processor");
			OperatorRun verified = OperatorRun.on("repair_switched", "verify");
			assertThat(verified.status()).as(verified.out()).isZero();
		}
		assertThat(this.history.database("repair_switched")
			.getCollection(Store.MESSAGES)
			.countDocuments(Filters.eq("content", "pending"))).isEqualTo(1);
	}

	/**
	 * Key, partition, bytes and headers other than marks of each event, in order, by
	 * conversation.
	 */
	private static Map<String, List<String>> published(Wire wire) {
		return wire.records(Topics.EVENTS)
			.stream()
			.collect(Collectors.groupingBy((record) -> new String(record.key(), StandardCharsets.UTF_8), TreeMap::new,
					Collectors.mapping(RepairTest::describe, Collectors.toList())));
	}

	private static String describe(ConsumerRecord<byte[], byte[]> record) {
		return record.partition() + " " + Arrays.hashCode(record.value()) + " "
				+ Arrays.stream(record.headers().toArray())
					.filter((header) -> !header.key().equals("conversations-mark"))
					.map((header) -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
					.collect(Collectors.joining(", "));
	}

}
