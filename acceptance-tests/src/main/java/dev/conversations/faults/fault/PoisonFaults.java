package dev.conversations.faults.fault;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

import org.apache.kafka.clients.admin.Admin;

import dev.conversations.faults.instrument.Poison;
import dev.conversations.faults.instrument.PoisonWriter;
import dev.conversations.faults.system.Layout;
import dev.conversations.schema.IdKind;
import dev.conversations.schema.TopicDefinitions;
import dev.conversations.schema.Topics;

/** Records in the command topic that are no command. */
final class PoisonFaults {

	private static final int ROW = 500;

	private static final int KEYS = 8;

	private static final Duration PAUSE = Duration.ofMillis(400);

	private PoisonFaults() {
	}

	static List<Fault> all() {
		return List.of(new Play("poison",
				"Every kind of poison between good commands: each becomes a dead letter once, and its neighbours are carried out",
				(scene) -> written(scene, (poison) -> mixed(scene, poison))),
				new Play("poison-first", "Poison is the first that processors read when they start: as above",
						(scene) -> written(scene, (poison) -> first(scene, poison))),
				new Play("poison-last",
						"Poison is the last that processors read when they start, after commands that waited: as above",
						(scene) -> written(scene, (poison) -> last(scene, poison))),
				new Play("poison-alone", "Poison comes one by one when nothing else does: as above",
						(scene) -> written(scene, (poison) -> alone(scene, poison))),
				new Play("poison-500", "500 in a row in one partition: as above, and the load goes on",
						(scene) -> written(scene, (poison) -> row(scene, poison, ROW))),
				new Play("dead-letter-topic-missing",
						"The dead letter topic is gone when poison comes: it waits until the topic is there, and nothing is lost",
						(scene) -> written(scene, (poison) -> withoutTopic(scene, poison)))
					.recoversIn(Duration.ofSeconds(60)));
	}

	private static void written(Scene scene, Consumer<PoisonWriter> script) {
		try (PoisonWriter writer = new PoisonWriter(scene.system().kafkaBootstrapServers(),
				scene.system().schemaRegistryUrl(), scene.random().nextLong())) {
			script.accept(writer);
		}
	}

	private static void mixed(Scene scene, PoisonWriter writer) {
		for (Poison kind : Poison.values()) {
			for (int key = 0; key < KEYS; key++) {
				scene.plant(writer.write(kind, anyKey()));
			}
			scene.pass(PAUSE);
		}
	}

	private static void row(Scene scene, PoisonWriter writer, int count) {
		writer.writeRow(anyKey(), count).forEach(scene::plant);
	}

	private static void alone(Scene scene, PoisonWriter writer) {
		try {
			scene.load().stop();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		for (Poison kind : Poison.values()) {
			scene.plant(writer.write(kind, anyKey()));
			scene.pass(PAUSE);
		}
	}

	private static void first(Scene scene, PoisonWriter writer) {
		stopProcessors(scene);
		mixed(scene, writer);
		startProcessors(scene);
	}

	private static void last(Scene scene, PoisonWriter writer) {
		stopProcessors(scene);
		try {
			scene.load().stop();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		mixed(scene, writer);
		startProcessors(scene);
	}

	private static void stopProcessors(Scene scene) {
		scene.system().processors().forEach((processor) -> processor.server().stop());
	}

	private static void startProcessors(Scene scene) {
		scene.system().processors().forEach((processor) -> processor.server().launch());
		scene.system().processors().forEach((processor) -> processor.server().awaitReady());
	}

	/** What was in the topic before goes with it. */
	private static void withoutTopic(Scene scene, PoisonWriter writer) {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", scene.system().kafkaBootstrapServers()))) {
			admin.deleteTopics(List.of(Topics.DEAD_LETTERS)).all().get();
			scene.poison().clear();
			row(scene, writer, Poison.values().length);
			scene.pass(Duration.ofSeconds(5));
			new TopicDefinitions(Layout.STANDARD.partitions(), (short) 1, 1).ensure(admin);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("the topic could not be deleted", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static String anyKey() {
		return IdKind.CONVERSATION.next();
	}

}
