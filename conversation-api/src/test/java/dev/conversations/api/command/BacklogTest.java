package dev.conversations.api.command;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.conversations.api.Client;
import dev.conversations.api.RunningApi;
import dev.conversations.local.RealParts;
import dev.conversations.schema.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Writes are refused while too many commands wait for the processors, and only then. */
class BacklogTest {

	private static final int LIMIT = 40;

	private final String group = "group-" + UUID.randomUUID();

	private final RunningApi api = RunningApi.start(
			Map.of("conversations.commands.max-backlog", LIMIT, "conversations.commands.processor-group", this.group));

	private final Client client = this.api.newTenant().testKey();

	@Test
	void tooManyWaitingCommandsRefuseFurtherOnesUntilTheyAreFewer() throws Exception {
		IntStream.range(0, LIMIT * 2).forEach((i) -> assertThat(create().status()).isEqualTo(202));
		finish(LIMIT + 1);
		Client.Answer refused = Awaitility.await().until(this::create, (answer) -> answer.status() == 503);
		assertThat(refused.body().get("code").asString()).isEqualTo("overloaded");
		assertThat(refused.header("Retry-After"))
			.hasValueSatisfying((seconds) -> assertThat(seconds).matches("[1-9]\\d?"));
		assertThat(this.client.get("/conversations").status()).isEqualTo(200);
		finish(0);
		Awaitility.await().until(() -> create().status() == 202);
	}

	private Client.Answer create() {
		return this.client.post("/conversations", "{\"channel\": \"facebook\"}", "Prefer", "respond-async");
	}

	/** Commits as a processor that has left so many commands of one partition undone. */
	private void finish(int undone) throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", RealParts.shared().kafkaBootstrapServers()))) {
			Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
			admin.describeTopics(java.util.List.of(Topics.COMMANDS))
				.allTopicNames()
				.get()
				.get(Topics.COMMANDS)
				.partitions()
				.forEach((one) -> ends.put(new TopicPartition(Topics.COMMANDS, one.partition()), OffsetSpec.latest()));
			Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
			int[] left = { undone };
			admin.listOffsets(ends).all().get().forEach((partition, end) -> {
				long here = Math.min(left[0], end.offset());
				left[0] -= (int) here;
				done.put(partition, new OffsetAndMetadata(end.offset() - here));
			});
			admin.alterConsumerGroupOffsets(this.group, done).all().get();
		}
	}

}
