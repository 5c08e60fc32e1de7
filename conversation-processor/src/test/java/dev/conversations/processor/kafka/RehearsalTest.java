package dev.conversations.processor.kafka;

import java.util.ArrayList;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.conversations.local.RealParts;
import dev.conversations.schema.Topics;
import dev.conversations.store.Store;

import static org.assertj.core.api.Assertions.assertThat;

/** What is done before the first command leaves no trace. */
class RehearsalTest {

	@Test
	void startWritesNothing() throws Exception {
		try (RunningProcessor processor = RunningProcessor.start(RealParts.shared())) {
			assertThat(documents(processor.database()).filter((document) -> "".equals(document.get("mode")))).isEmpty();
		}
		Map<TopicPartition, Long> before = ends();
		try (RunningProcessor processor = RunningProcessor.start(RealParts.shared())) {
			assertThat(documents(processor.database()).filter((document) -> "".equals(document.get("mode")))).isEmpty();
			assertThat(ends()).isEqualTo(before);
		}
	}

	private static Stream<Document> documents(MongoDatabase database) {
		return Stream.of(Store.CONVERSATIONS, Store.MESSAGES, Store.LEDGER)
			.map(database::getCollection)
			.map(MongoCollection::find)
			.flatMap((found) -> found.into(new ArrayList<>()).stream());
	}

	private static Map<TopicPartition, Long> ends() throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", RealParts.shared().kafkaBootstrapServers()))) {
			Map<TopicPartition, OffsetSpec> all = Stream
				.of(Topics.COMMANDS, Topics.EVENTS, Topics.OUTCOMES, Topics.DEAD_LETTERS)
				.map((topic) -> new TopicPartition(topic, 0))
				.collect(Collectors.toMap(Function.identity(), (partition) -> OffsetSpec.latest()));
			return admin.listOffsets(all)
				.all()
				.get()
				.entrySet()
				.stream()
				.collect(Collectors.toMap(Map.Entry::getKey, (end) -> end.getValue().offset()));
		}
	}

}
