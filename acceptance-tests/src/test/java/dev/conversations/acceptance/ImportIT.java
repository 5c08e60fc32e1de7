package dev.conversations.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Written dialogues go in by the command line and come out again as they were. Of the
 * real ones, where they are, {@code conversations.import.dialogues} are taken, 150 by
 * default.
 */
class ImportIT {

	private static final Path REAL = RunningSystem.ROOT
		.resolve(Path.of("..", "shared", "data", "customer-conversations.ndjson.gz"));

	private static final int DIALOGUES = Integer.getInteger("conversations.import.dialogues", 150);

	private static final Logger LOG = LoggerFactory.getLogger(ImportIT.class);

	private final RunningSystem system = RunningSystem.shared();

	private final Client client = this.system.newClient();

	@TempDir
	private Path folder;

	@Test
	void everyDialogueIsReadBackTurnByTurnAfterRestartToo() throws IOException {
		List<String> lines = dialogues();
		Path file = Files.write(this.folder.resolve("dialogues.ndjson"), lines);
		Map<Written, Integer> expected = expected(lines);

		Jar.Result first = runImport(file);
		assertThat(first.status()).as(first.toString()).isZero();
		assertThat(first.out()).contains("0 were there before. 0 lines failed.");
		LOG.info(first.out().strip());
		assertThat(readBack()).isEqualTo(expected);
		this.system.promises().check();

		this.system.restart();
		assertThat(readBack()).isEqualTo(expected);

		Jar.Result again = runImport(file);
		assertThat(again.status()).as(again.toString()).isZero();
		assertThat(again.out()).contains("%,d were there before.".formatted(lines.size()));
		assertThat(readBack()).isEqualTo(expected);
		this.system.promises().check();
	}

	private Jar.Result runImport(Path file) {
		return new Jar("conversation-import", Map.of("API_URL", this.system.apiUrl(), "API_KEY", this.client.key()))
			.run(file.toString());
	}

	private static List<String> dialogues() throws IOException {
		if (Files.notExists(REAL)) {
			return IntStream.range(0, DIALOGUES).mapToObj(ImportIT::madeUp).toList();
		}
		try (BufferedReader reader = new BufferedReader(
				new InputStreamReader(new GZIPInputStream(Files.newInputStream(REAL)), StandardCharsets.UTF_8))) {
			return reader.lines().limit(DIALOGUES).toList();
		}
	}

	private static String madeUp(int number) {
		List<Map<String, String>> turns = IntStream.rangeClosed(1, 2 + number % 20)
			.mapToObj((turn) -> Map.of("sender", (turn % 2 == 1) ? "customer" : "assistant", "content",
					"Turn %d of %d: Grüße 👋".formatted(turn, number)))
			.toList();
		return Client.JSON
			.writeValueAsString(Map.of("id", "made-up-" + number, "subject", "Subject " + number, "turns", turns));
	}

	/** Dialogues may be equal; then there are as many equal conversations. */
	private static Map<Written, Integer> expected(List<String> lines) {
		return counted(lines.stream().map(Client.JSON::readTree).map((dialogue) -> {
			List<JsonNode> turns = dialogue.path("turns").valueStream().toList();
			return written(dialogue.path("subject").asString(), turns);
		}).toList());
	}

	private Map<Written, Integer> readBack() {
		List<Written> conversations = new ArrayList<>();
		String cursor = "";
		do {
			Answer page = this.client.get("/conversations?limit=100" + cursor);
			page.data()
				.forEach((conversation) -> conversations.add(written(conversation.path("subject").asString(),
						new MessageThread(this.client, conversation.path("id").asString()).messages())));
			cursor = "&cursor=" + page.body().path("meta").path("next_cursor").asString("");
		}
		while (!cursor.endsWith("="));
		return counted(conversations);
	}

	private static Written written(String subject, List<JsonNode> turns) {
		return new Written(subject,
				turns.stream()
					.map((turn) -> turn.path("sender").asString() + ": " + turn.path("content").asString())
					.toList());
	}

	private static Map<Written, Integer> counted(List<Written> conversations) {
		Map<Written, Integer> counts = new HashMap<>();
		conversations.forEach((conversation) -> counts.merge(conversation, 1, Integer::sum));
		return counts;
	}

	private record Written(String subject, List<String> turns) {
	}

}
