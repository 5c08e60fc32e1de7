package dev.conversations.processor.kafka;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.conversations.local.RealParts;
import dev.conversations.processor.FaultyLink;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A consumer session that fails is followed by another, and nobody who follows the events
 * notices.
 */
@ExtendWith(OutputCaptureExtension.class)
class SessionFailureTest {

	/** How a stack trace begins. */
	private static final String STACK = "\tat ";

	private final Wire wire = new Wire(RealParts.shared());

	@AfterEach
	void close() {
		this.wire.close();
	}

	@Test
	void fencedProducerIsReplaced() {
		try (RunningProcessor processor = RunningProcessor.start(RealParts.shared())) {
			Traffic traffic = new Traffic(this.wire);
			traffic.send(1000);
			traffic.awaitProgress();
			fence("conversation-processor-test-0");
			traffic.send(1000);
			traffic.awaitOutcomes();

			traffic.verifyExactlyOnce(processor.database());
		}
	}

	private static void fence(String transactionalId) {
		try (KafkaProducer<byte[], byte[]> rival = new KafkaProducer<>(Map.of("bootstrap.servers",
				RealParts.shared().kafkaBootstrapServers(), "transactional.id", transactionalId),
				new ByteArraySerializer(), new ByteArraySerializer())) {
			rival.initTransactions();
		}
	}

	@Test
	void consumerThatTheGroupThrewOutComesBack() throws Exception {
		try (RunningProcessor processor = RunningProcessor.start(RealParts.shared(),
				"conversations.processor.max-batch=20");
				Admin admin = Admin.create(Map.of("bootstrap.servers", RealParts.shared().kafkaBootstrapServers()))) {
			Traffic traffic = new Traffic(this.wire);
			traffic.send(1000);
			traffic.awaitProgress();
			admin
				.removeMembersFromConsumerGroup("conversation-processor",
						new RemoveMembersFromConsumerGroupOptions(List.of(new MemberToRemove("test-0"))))
				.all()
				.get();
			traffic.send(1000);
			traffic.awaitOutcomes();

			traffic.verifyExactlyOnce(processor.database());
		}
	}

	@Test
	void mongodbOutageIsWaitedForAndDeadLettersNothing(CapturedOutput output) {
		FaultyLink link = FaultyLink.toMongodb(RealParts.shared().mongodbUri());
		try (RunningProcessor processor = RunningProcessor.start(RealParts.shared(),
				"spring.mongodb.uri=" + link.mongodbUri(RealParts.DATABASE))) {
			Traffic traffic = new Traffic(this.wire);
			traffic.send(1000);
			traffic.awaitProgress();
			link.cut();
			traffic.send(500);
			Awaitility.await().atMost(Wire.PATIENCE).until(() -> !processor.consumers().ready());
			link.mend();
			traffic.awaitOutcomes();

			traffic.verifyExactlyOnce(processor.database());
			assertThat(output).contains("Commands cannot be consumed for now: Mongo").doesNotContain(STACK);
		}
		finally {
			link.close();
		}
	}

	@Test
	void lostCommitAnswersAreNoSecondEffect() {
		FaultyLink link = FaultyLink.toMongodb(RealParts.shared().mongodbUri());
		try (RunningProcessor processor = RunningProcessor.start(RealParts.shared(),
				"spring.mongodb.uri=" + link.mongodbUri(RealParts.DATABASE), "conversations.processor.max-batch=50")) {
			Traffic traffic = new Traffic(this.wire);
			link.loseAnswersTo("commitTransaction", 5);
			traffic.send(1000);
			traffic.awaitOutcomes();

			traffic.verifyExactlyOnce(processor.database());
		}
		finally {
			link.close();
		}
	}

	@Test
	void registryOutageIsWaitedForAndDeadLettersNothing(CapturedOutput output) {
		URI registry = URI.create(RealParts.shared().schemaRegistryUrl());
		try (FaultyLink link = FaultyLink.to(registry)) {
			// From the start: what was looked up once is known for ever.
			link.cut();
			try (RunningProcessor processor = RunningProcessor.launch(RealParts.shared(),
					"spring.kafka.properties.schema.registry.url=http://127.0.0.1:" + link.port()
							+ registry.getPath())) {
				Traffic traffic = new Traffic(this.wire);
				traffic.send(100);
				Awaitility.await()
					.atMost(Wire.PATIENCE)
					.until(() -> output.getAll().contains("Commands cannot be consumed for now: "));
				link.mend();
				traffic.awaitOutcomes();

				traffic.verifyExactlyOnce(processor.database());
				assertThat(output).doesNotContain(STACK);
			}
		}
	}

}
