package dev.conversations.faults.fault;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import dev.conversations.faults.system.Application;
import dev.conversations.faults.system.Layout;
import dev.conversations.faults.system.Server;
import dev.conversations.schema.Topics;

/** Processors that die, sleep, come and go, or are made to read everything again. */
final class ProcessorFaults {

	private static final String GROUP = "conversation-processor";

	private static final Duration BETWEEN_KILLS = Duration.ofSeconds(3);

	/** Above the session timeout of the standard layout. */
	private static final Duration SLEEP = Duration.ofSeconds(10);

	private static final Duration STAY = Duration.ofSeconds(3);

	private static final int VISITS = 5;

	private static final Layout NEW_PROTOCOL = Layout.STANDARD.withProcessor("CONVERSATIONS_PROCESSOR_GROUP_PROTOCOL",
			"consumer");

	private ProcessorFaults() {
	}

	static List<Fault> all() {
		return List.of(
				new Play("processor-kill",
						"A processor gets SIGKILL twice and is started again: nothing is lost or repeated",
						(scene) -> kill(scene, 2)),
				new Play("processor-kill-often",
						"A random processor gets SIGKILL every few seconds, 8 times: nothing is lost or repeated",
						(scene) -> kill(scene, 8)),
				new Play("processor-frozen",
						"A processor sleeps (SIGSTOP) beyond its session timeout and wakes up: it is fenced, in MongoDB and in Kafka",
						ProcessorFaults::freeze),
				new Play("rebalance-storm",
						"Others join and leave the classic consumer group every 3 s, and a processor is restarted: nothing is lost or repeated",
						(scene) -> storm(scene, classic(scene))),
				new Play("rebalance-storm-consumer-protocol",
						"The same with the consumer group protocol of KIP-848: nothing is lost or repeated",
						(scene) -> storm(scene, newProtocol(scene)))
					.on(NEW_PROTOCOL),
				new Play("offsets-reset",
						"The offsets of the group are set back to the beginning: all is read again, and nothing changes, not in the event topic either",
						ProcessorFaults::resetOffsets)
					.recoversIn(Duration.ofSeconds(60)));
	}

	private static void kill(Scene scene, int times) {
		for (int kill = 0; kill < times; kill++) {
			Server victim = any(scene);
			victim.kill();
			passUpTo(scene, BETWEEN_KILLS);
			victim.start();
			passUpTo(scene, BETWEEN_KILLS);
		}
	}

	private static void freeze(Scene scene) {
		Server victim = any(scene);
		victim.freeze();
		scene.pass(SLEEP);
		victim.thaw();
	}

	private static Server any(Scene scene) {
		List<Application> all = scene.system().processors();
		return all.get(scene.random().nextInt(all.size())).server();
	}

	private static void passUpTo(Scene scene, Duration longest) {
		scene.pass(Duration.ofMillis(scene.random().nextLong(longest.toMillis())));
	}

	/** A member that takes partitions and does nothing comes and goes. */
	private static void storm(Scene scene, Map<String, Object> member) {
		for (int visit = 0; visit < VISITS; visit++) {
			try (KafkaConsumer<byte[], byte[]> visitor = new KafkaConsumer<>(member, new ByteArrayDeserializer(),
					new ByteArrayDeserializer())) {
				visitor.subscribe(List.of(Topics.COMMANDS));
				long end = System.nanoTime() + STAY.toNanos();
				while (System.nanoTime() < end) {
					visitor.poll(Duration.ofMillis(100));
				}
			}
			if (visit == VISITS / 2) {
				Server victim = any(scene);
				victim.stop();
				victim.start();
			}
			else {
				scene.pass(STAY);
			}
		}
	}

	private static Map<String, Object> classic(Scene scene) {
		Map<String, Object> settings = member(scene);
		settings.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
		settings.put("session.timeout.ms", 6000);
		settings.put("heartbeat.interval.ms", 500);
		return settings;
	}

	private static Map<String, Object> newProtocol(Scene scene) {
		Map<String, Object> settings = member(scene);
		settings.put("group.protocol", "consumer");
		return settings;
	}

	private static Map<String, Object> member(Scene scene) {
		return new HashMap<>(Map.of("bootstrap.servers", scene.system().kafkaBootstrapServers(), "group.id", GROUP,
				"enable.auto.commit", false, "auto.offset.reset", "earliest", "max.poll.records", 1));
	}

	private static void resetOffsets(Scene scene) throws ExecutionException, InterruptedException {
		scene.system().processors().forEach((processor) -> processor.server().stop());
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", scene.system().kafkaBootstrapServers()))) {
			Map<TopicPartition, OffsetAndMetadata> zero = admin.listConsumerGroupOffsets(GROUP)
				.partitionsToOffsetAndMetadata()
				.get()
				.keySet()
				.stream()
				.collect(Collectors.toMap((partition) -> partition, (partition) -> new OffsetAndMetadata(0)));
			// refused until the group has noticed that its members are gone
			scene.await(Duration.ofSeconds(30), () -> succeeds(admin.alterConsumerGroupOffsets(GROUP, zero).all()));
		}
		scene.system().processors().forEach((processor) -> processor.server().launch());
		scene.system().processors().forEach((processor) -> processor.server().awaitReady());
	}

	private static boolean succeeds(KafkaFuture<?> work) {
		try {
			work.get();
			return true;
		}
		catch (ExecutionException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
