package dev.conversations.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.conversations.schema.command.ConversationCommand;
import dev.conversations.schema.event.ConversationEvent;
import dev.conversations.schema.outcome.CommandOutcomes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds today's schemas against every version that was ever published,
 * {@code golden/<subject>/<version>.avsc}. A file there never changes; a changed schema
 * gets a file of its own with the next number.
 */
class SchemaEvolutionTest {

	private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

	private static final Map<String, Schema> TODAY = Map.of(Topics.COMMANDS + "-value",
			ConversationCommand.getClassSchema(), Topics.EVENTS + "-value", ConversationEvent.getClassSchema(),
			Topics.OUTCOMES + "-value", CommandOutcomes.getClassSchema());

	@ParameterizedTest
	@MethodSource("published")
	void todaysReaderReadsEveryPublishedVersion(Published version) {
		assertReads(version.today(), version.schema());
	}

	@ParameterizedTest
	@MethodSource("published")
	void everyPublishedReaderReadsToday(Published version) {
		assertReads(version.schema(), version.today());
	}

	@ParameterizedTest
	@MethodSource("subjects")
	void todaysSchemaIsPublished(String subject) {
		assertThat(versions(subject).getLast().schema())
			.as("the schema has changed: add it to golden/%s with the next number", subject)
			.isEqualTo(withoutJavaStrings(TODAY.get(subject)));
	}

	@Test
	void everySubjectIsHeldToItsPast() throws IOException {
		try (Stream<Path> subjects = Files.list(GOLDEN)) {
			assertThat(subjects.map(Path::getFileName).map(Path::toString))
				.containsExactlyInAnyOrderElementsOf(TODAY.keySet());
		}
	}

	@Test
	void fieldWithoutDefaultWouldBreakReaders() {
		Schema event = Schema.createRecord("E", null, "n", false,
				List.of(new Schema.Field("a", Schema.create(Schema.Type.STRING))));
		Schema wider = Schema.createRecord("E", null, "n", false,
				List.of(new Schema.Field("a", Schema.create(Schema.Type.STRING)),
						new Schema.Field("b", Schema.create(Schema.Type.STRING))));
		assertThat(compatibility(wider, event).getIncompatibilities()).isNotEmpty();
		assertThat(compatibility(event, wider).getIncompatibilities()).isEmpty();
	}

	static Stream<String> subjects() {
		return TODAY.keySet().stream().sorted();
	}

	static Stream<Published> published() {
		return subjects().flatMap((subject) -> versions(subject).stream());
	}

	private static List<Published> versions(String subject) {
		try (Stream<Path> files = Files.list(GOLDEN.resolve(subject))) {
			return files.map((file) -> read(subject, file))
				.sorted(Comparator.comparingInt(Published::version))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Published read(String subject, Path file) {
		try {
			int version = Integer.parseInt(file.getFileName().toString().replace(".avsc", ""));
			return new Published(subject, version, new Schema.Parser().parse(Files.readString(file)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void assertReads(Schema reader, Schema writer) {
		assertThat(compatibility(reader, writer).getIncompatibilities()).isEmpty();
	}

	private static SchemaCompatibilityResult compatibility(Schema reader, Schema writer) {
		return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getResult();
	}

	private static Schema withoutJavaStrings(Schema schema) {
		return new Schema.Parser().parse(schema.toString().replace(",\"avro.java.string\":\"String\"", ""));
	}

	record Published(String subject, int version, Schema schema) {

		Schema today() {
			return TODAY.get(this.subject);
		}

		@Override
		public String toString() {
			return this.subject + " " + this.version;
		}

	}

}
