package dev.conversations.faults.fault;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;

import dev.conversations.faults.load.Told;
import dev.conversations.faults.system.Application;
import dev.conversations.faults.system.LiveSystem;
import dev.conversations.faults.system.Server;
import dev.conversations.schema.Topics;

/** The broker, mongod or the registry dies, is away, or misbehaves. */
final class PartFaults {

	private static final Duration AWAY = Duration.ofSeconds(3);

	private static final Duration LONG_AWAY = Duration.ofSeconds(60);

	private static final Duration STARTING = Duration.ofSeconds(12);

	private static final Duration SLOW = Duration.ofSeconds(2);

	private PartFaults() {
	}

	static List<Fault> all() {
		return List.of(new Play("broker-kill",
				"The broker gets SIGKILL and is started again: calls fail meanwhile, and none that was accepted is lost",
				(scene) -> kill(scene, LiveSystem::kafka, AWAY)),
				new Play("broker-down-at-start",
						"Both applications start before the broker does: they wait for it and become ready by themselves",
						(scene) -> startWithout(scene, LiveSystem::kafka)),
				new Play("partitions-raised",
						"All topics get more partitions under load: each conversation stays in its partition and in order",
						PartFaults::raisePartitions),
				new Play("mongodb-kill",
						"mongod gets SIGKILL and is started again: calls fail or wait, and none that was accepted is lost",
						(scene) -> kill(scene, LiveSystem::mongodb, AWAY)),
				new Play("mongodb-down",
						"mongod is away for a minute: commands wait, and nothing becomes a dead letter for that",
						(scene) -> kill(scene, LiveSystem::mongodb, LONG_AWAY))
					.recoversIn(Duration.ofSeconds(60)),
				new Play("registry-down-warm", "The registry is away while all schemas are known: no client notices",
						PartFaults::withoutRegistry),
				new Play("registry-down-cold",
						"Both applications start before the registry does: they wait for it, and nothing becomes a dead letter",
						(scene) -> startWithout(scene, LiveSystem::registry)),
				new Play("registry-slow",
						"Both applications start with a registry that takes 2 s for each answer: they become ready, and nothing becomes a dead letter",
						PartFaults::slowRegistry),
				new Play("registry-500",
						"Both applications start while the registry answers 500: they wait until it no longer does, and nothing becomes a dead letter",
						PartFaults::failingRegistry));
	}

	private static void kill(Scene scene, Function<LiveSystem, Server> part, Duration away) {
		Server victim = part.apply(scene.system());
		victim.kill();
		scene.pass(away);
		victim.start();
	}

	private static void startWithout(Scene scene, Function<LiveSystem, Server> part) {
		Server missing = part.apply(scene.system());
		stopApplications(scene);
		missing.kill();
		launchApplications(scene);
		scene.pass(STARTING);
		missing.start();
	}

	private static void stopApplications(Scene scene) {
		scene.system().applications().forEach((application) -> application.server().kill());
	}

	private static void launchApplications(Scene scene) {
		scene.system().applications().forEach((application) -> application.server().launch());
	}

	private static void raisePartitions(Scene scene) throws ExecutionException, InterruptedException {
		List<String> topics = List.of(Topics.COMMANDS, Topics.EVENTS, Topics.OUTCOMES, Topics.DEAD_LETTERS);
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", scene.system().kafkaBootstrapServers()))) {
			for (String topic : topics) {
				int before = admin.describeTopics(List.of(topic))
					.allTopicNames()
					.get()
					.values()
					.iterator()
					.next()
					.partitions()
					.size();
				admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(before + 2))).all().get();
			}
		}
		// clients look at the topics again every 5 minutes, or when they are started
		Application restarted = scene.system().apis().getFirst();
		restarted.server().stop();
		restarted.server().start();
		Application processor = scene.system().processors().getFirst();
		processor.server().stop();
		processor.server().start();
		scene.pass(AWAY);
	}

	private static void withoutRegistry(Scene scene) {
		int before = scene.log().size();
		scene.system().registry().kill();
		scene.pass(AWAY.plus(AWAY));
		long failed = scene.log()
			.all()
			.stream()
			.skip(before)
			.filter((call) -> call.told() instanceof Told.Unknown)
			.count();
		scene.expect(failed == 0, "%d calls failed without the registry".formatted(failed));
		scene.system().registry().start();
	}

	private static void slowRegistry(Scene scene) {
		stopApplications(scene);
		scene.system().registryProxy().slow(SLOW);
		launchApplications(scene);
		scene.pass(STARTING);
		scene.await(Duration.ofSeconds(60), scene.system()::isReady);
		scene.system().registryProxy().heal();
	}

	private static void failingRegistry(Scene scene) {
		stopApplications(scene);
		scene.system().registryProxy().fail();
		launchApplications(scene);
		scene.pass(STARTING);
		scene.system().registryProxy().heal();
	}

}
