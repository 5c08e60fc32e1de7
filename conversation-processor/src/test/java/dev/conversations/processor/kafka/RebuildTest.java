package dev.conversations.processor.kafka;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.conversations.local.RealParts;
import dev.conversations.processor.FaultyLink;
import dev.conversations.processor.ProcessorApplication;
import dev.conversations.store.RebuildMark;
import dev.conversations.store.Store;

import static org.assertj.core.api.Assertions.assertThat;

class RebuildTest {

	private static final String ORIGINAL = "rebuild_original";

	private static HistoryDatabase history;

	@BeforeAll
	static void makeHistory() {
		history = new HistoryDatabase(ORIGINAL, 5000);
	}

	@AfterAll
	static void close() {
		history.close();
	}

	@Test
	void documentsAreTheSameToTheByteAndRunningItAgainAddsNothing() {
		OperatorRun first = history.rebuild("rebuilt", "--json");
		JsonNode again = history.rebuild("rebuilt", "--json").json();

		assertThat(first.status()).as(first.err()).isZero();
		assertThat(first.err()).contains(" records, ").doesNotContain("  0 of ");
		assertThat(first.json().path("events").asInt()).isEqualTo(history.wire().events((record) -> true).size());
		assertThat(again.path("events").asLong()).isZero();
		assertThat(again.path("repeated").asLong()).isZero();
		history.assertSame("rebuilt");
	}

	@Test
	void killedRebuildGoesOnAndEndsEqual() throws IOException, InterruptedException {
		kill("rebuilt_killed");

		OperatorRun rest = history.rebuild("rebuilt_killed", "--json");

		assertThat(rest.json().path("events").asInt()).isPositive()
			.isLessThan(history.wire().events((record) -> true).size());
		assertThat(rest.json().path("repeated").asLong()).isZero();
		history.assertSame("rebuilt_killed");
	}

	/**
	 * Kills it when the first documents are stored. It gets few events at once and never
	 * learns that they are stored, so it cannot end before.
	 */
	private static void kill(String into) throws IOException, InterruptedException {
		try (FaultyLink link = FaultyLink.toMongodb(RealParts.shared().mongodbUri())) {
			link.loseAnswersTo("commitTransaction", Integer.MAX_VALUE);
			Process process = new ProcessBuilder(slowRebuild(into, link.mongodbUri(ORIGINAL))).redirectErrorStream(true)
				.redirectOutput(Redirect.DISCARD)
				.start();
			try {
				Awaitility.await()
					.atMost(Wire.PATIENCE)
					.until(() -> history.database(into).getCollection(Store.CONVERSATIONS).countDocuments() > 0);
			}
			finally {
				process.destroyForcibly().waitFor();
			}
		}
	}

	private static List<String> slowRebuild(String into, String mongodbUri) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
						System.getProperty("java.class.path"), ProcessorApplication.class.getName(), "rebuild",
						"--into", into));
		command.addAll(OperatorRun.settingsAt(mongodbUri));
		command.addAll(List.of("--spring.kafka.properties.fetch.max.bytes=1000",
				"--spring.kafka.properties.max.partition.fetch.bytes=1000"));
		return command;
	}

	@Test
	void databaseInUseOrWithOtherContentIsRefused() {
		history.database("rebuilt_foreign").getCollection("things").insertOne(new Document("a", 1));

		assertThat(history.rebuild(ORIGINAL).err()).contains("is the database that is in use");
		assertThat(history.rebuild("rebuilt_foreign").err()).contains("is not empty (it has things)");
		assertThat(history.rebuild("rebuilt_nothing", "--switch").err()).contains("is no rebuild");
		assertThat(history.rebuild("rebuilt_nothing", "--switch").status()).isEqualTo(1);
		assertThat(history.run("rebuild").status()).isEqualTo(2);
	}

	@Test
	void rebuildOfAnotherTopicIsRefused() {
		assertThat(history.rebuild("rebuilt_other").status()).isZero();
		history.database("rebuilt_other")
			.getCollection(Store.REBUILD)
			.updateOne(Filters.eq("_id", RebuildMark.ID), Updates.set("topic_id", "another"));

		assertThat(history.rebuild("rebuilt_other").err()).contains("was made from another event topic (id another");
	}

	@Test
	void whatSomethingElseWroteIntoItStopsIt() {
		String conversation = history.load().conversations().get(0);
		assertThat(history.rebuild("rebuilt_disturbed").status()).isZero();
		history.database("rebuilt_disturbed").getCollection(Store.REBUILD).deleteMany(Filters.regex("_id", "^part"));
		history.database("rebuilt_disturbed")
			.getCollection(Store.CONVERSATIONS)
			.deleteOne(Filters.eq("_id", conversation));

		OperatorRun run = history.rebuild("rebuilt_disturbed");

		assertThat(run.status()).isEqualTo(1);
		assertThat(run.err()).contains("something else wrote to it");
	}

}
