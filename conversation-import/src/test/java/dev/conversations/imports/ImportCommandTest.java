package dev.conversations.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class ImportCommandTest {

	private final ScriptedApi api = new ScriptedApi();

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@TempDir
	private Path folder;

	@AfterEach
	void stop() {
		this.api.close();
	}

	@Test
	void everyDialogueKeepsItsOrder() throws IOException {
		String[] dialogues = IntStream.range(0, 300).mapToObj((n) -> dialogue(n, 20)).toArray(String[]::new);
		assertThat(runImport(file(dialogues), "--parallel", "32")).isZero();
		assertThat(this.api.conversations()).hasSize(300);
		for (int n = 0; n < 300; n++) {
			assertThat(this.api.messagesOf("subject " + n)).containsExactlyElementsOf(messages(n, 20));
		}
		assertThat(this.out.toString()).contains("Imported 300 dialogues with 6,000 messages")
			.contains("0 were there before. 0 lines failed.");
	}

	@Test
	void secondImportAddsNothing() throws IOException {
		Path file = file(dialogue(1, 3), dialogue(2, 3));
		runImport(file);
		assertThat(runImport(file)).isZero();
		assertThat(this.api.conversations()).hasSize(2);
		assertThat(this.api.messagesOf("subject 2")).hasSize(3);
		assertThat(this.out.toString()).contains("2 were there before.");
	}

	@Test
	void gzippedFileIsUnpackedWhateverItsName() throws IOException {
		Path file = this.folder.resolve("dialogues");
		Files.write(file, gzip(dialogue(1, 2) + "\n" + dialogue(2, 2)));
		assertThat(runImport(file)).isZero();
		assertThat(this.api.conversations()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(ints = { 429, 502, 503, 504 })
	void troubleIsOverComeWithTheSameKey(int status) throws IOException {
		this.api.trouble(status, "{\"code\":\"unavailable\"}", "Retry-After", "1").trouble(status, "<html>");
		assertThat(runImport(file(dialogue(1, 2)))).isZero();
		assertThat(this.api.messagesOf("subject 1")).containsExactlyElementsOf(messages(1, 2));
		assertThat(this.api.keys()).containsExactly("import:id-1", "import:id-1", "import:id-1", "import:id-1:1",
				"import:id-1:2");
	}

	@Test
	void lostAnswerIsAskedForAgainWithTheSameKey() throws IOException {
		this.api.dropsAnswer();
		assertThat(runImport(file(dialogue(1, 1)))).isZero();
		assertThat(this.api.conversations()).hasSize(1);
		assertThat(this.api.keys()).startsWith("import:id-1", "import:id-1");
	}

	@Test
	void outcomeOfPendingCommandIsAwaited() throws IOException {
		this.api.answersLater().answersLater();
		assertThat(runImport(file(dialogue(1, 2)))).isZero();
		assertThat(this.api.messagesOf("subject 1")).containsExactlyElementsOf(messages(1, 2));
	}

	@Test
	void refusedLineIsReportedByItsNumberAndTheRestGoesOn() throws IOException {
		this.api.trouble(400, "{\"code\":\"too-long\",\"error\":\"subject has at most 256 characters.\"}");
		assertThat(runImport(file("", dialogue(1, 2), dialogue(2, 2)), "--parallel", "1")).isOne();
		assertThat(this.err.toString()).contains("line 2: 400 too-long: subject has at most 256 characters.");
		assertThat(this.api.messagesOf("subject 2")).hasSize(2);
		assertThat(this.out.toString()).contains("Imported 1 dialogues with 2 messages").contains("1 lines failed.");
	}

	@Test
	void failedCommandIsNotRepeated() throws IOException {
		this.api.trouble(503, "{\"code\":\"command-failed\",\"error\":\"The command failed.\"}");
		assertThat(runImport(file(dialogue(1, 2)))).isOne();
		assertThat(this.api.keys()).containsExactly("import:id-1");
	}

	@Test
	void patienceEnds() throws IOException {
		for (int i = 0; i < 100; i++) {
			this.api.trouble(503, "{\"code\":\"unavailable\",\"error\":\"Down.\"}");
		}
		assertThat(runImport(file(dialogue(1, 2)), "--patience", "0")).isOne();
		assertThat(this.err.toString()).contains("line 1: gave up: 503 unavailable: Down.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			no JSON | not JSON
			[] | id is not a text
			{"subject":"s","turns":[]} | id is not a text
			{"id":"","turns":[]} | id is not a text
			{"id":"1"} | turns is not an array
			{"id":"1","turns":[{"sender":"bot","content":"x"}]} | sender is neither customer nor assistant
			{"id":"1","turns":[{"sender":"customer"}]} | content is not a text
			{"id":"1","turns":[{"sender":"customer","content":" "}]} | content is not a text
			{"id":"1","id":"2","turns":[]} | not JSON
			""")
	void lineThatIsNoDialogueIsReportedAndNotSent(String line, String reason) throws IOException {
		assertThat(runImport(file(dialogue(1, 1), line, dialogue(2, 1)))).isOne();
		assertThat(this.err.toString()).contains("line 2: " + reason);
		assertThat(this.api.conversations()).hasSize(2);
	}

	@Test
	void endlessLineIsPassedOver() throws IOException {
		assertThat(runImport(file("x".repeat(LineReader.MAX_LINE + 1), dialogue(2, 1)))).isOne();
		assertThat(this.err.toString()).contains("line 1: longer than");
		assertThat(this.api.messagesOf("subject 2")).hasSize(1);
	}

	@Test
	void truncatedFileIsToldAfterWhatCouldBeRead() throws IOException {
		byte[] gzipped = gzip(dialogue(1, 1) + "\n" + "x".repeat(100_000));
		Path file = Files.write(this.folder.resolve("cut.gz"), Arrays.copyOf(gzipped, gzipped.length - 8));
		assertThat(runImport(file)).isOne();
		assertThat(this.err.toString()).contains("Cannot read").contains("after line");
		assertThat(this.api.conversations()).hasSize(1);
	}

	@Test
	void longIdIsHashedIntoTheKey() throws IOException {
		String id = "ä".repeat(300);
		assertThat(runImport(file("{\"id\":\"%s\",\"turns\":[]}".formatted(id)))).isZero();
		assertThat(this.api.keys()).singleElement().asString().matches("import:[0-9a-f]{64}");
	}

	@ParameterizedTest
	@CsvSource({ "sms, customer_phone, \\+447700900\\d{3}", "voice, customer_phone, \\+447700900\\d{3}",
			"whatsapp, customer_phone, \\+447700900\\d{3}",
			"email, customer_email, customer-[0-9a-f]{16}@imported\\.example" })
	void customerIsMadeUpWhereTheChannelNeedsOne(String channel, String field, String pattern) throws IOException {
		assertThat(runImport(file(dialogue(1, 1)), "--channel", channel)).isZero();
		assertThat(this.api.conversations().get("conv_1").path(field).asString()).matches(pattern);
	}

	@Test
	void socialChannelNeedsNoCustomer() throws IOException {
		runImport(file(dialogue(1, 1)));
		assertThat(this.api.conversations().get("conv_1").toString())
			.isEqualTo("{\"channel\":\"instagram\",\"subject\":\"subject 1\"}");
	}

	@Test
	void wrongKeyEndsTheImportBeforeItBegins() throws IOException {
		assertThat(runImport(file(dialogue(1, 1)), "--api-key", "sk_test_other")).isEqualTo(2);
		assertThat(this.err.toString()).contains("401 unauthorized: Unknown key.");
	}

	@Test
	void absentApiEndsTheImportBeforeItBegins() throws IOException {
		this.api.close();
		assertThat(runImport(file(dialogue(1, 1)))).isEqualTo(2);
		assertThat(this.err.toString()).contains("Cannot use the API at http://127.0.0.1");
	}

	@Test
	void absentFileEndsTheImportBeforeItBegins() {
		assertThat(runImport(this.folder.resolve("none"))).isEqualTo(2);
		assertThat(this.err.toString()).contains("Cannot read");
	}

	private int runImport(Path file, String... more) {
		List<String> arguments = new ArrayList<>(List.of(file.toString(), "--api-url", this.api.url()));
		arguments.addAll(List.of(more));
		if (!arguments.contains("--api-key")) {
			arguments.addAll(List.of("--api-key", "sk_test_key"));
		}
		CommandLine commandLine = new CommandLine(new ImportCommand()).setOut(new PrintWriter(this.out, true))
			.setErr(new PrintWriter(this.err, true));
		return ImportCommand.run(commandLine, arguments.toArray(String[]::new));
	}

	private Path file(String... lines) throws IOException {
		return Files.writeString(this.folder.resolve("dialogues.ndjson"), String.join("\n", lines) + "\n");
	}

	private static String dialogue(int number, int turns) {
		String said = String.join(",", IntStream.range(0, turns)
			.mapToObj(
					(turn) -> "{\"sender\":\"%s\",\"content\":\"turn %d of %d\"}".formatted(sender(turn), turn, number))
			.toList());
		return "{\"id\":\"id-%d\",\"subject\":\"subject %d\",\"turns\":[%s]}".formatted(number, number, said);
	}

	private static List<String> messages(int number, int turns) {
		return IntStream.range(0, turns)
			.mapToObj((turn) -> "%s: turn %d of %d".formatted(sender(turn), turn, number))
			.toList();
	}

	private static String sender(int turn) {
		return (turn % 2 == 0) ? "customer" : "assistant";
	}

	private static byte[] gzip(String text) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (OutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(text.getBytes(StandardCharsets.UTF_8));
		}
		return bytes.toByteArray();
	}

}
