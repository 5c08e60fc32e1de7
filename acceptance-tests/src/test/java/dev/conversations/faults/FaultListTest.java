package dev.conversations.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.conversations.faults.fault.Catalogue;
import dev.conversations.faults.fault.Fault;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the list of faults in the README against the catalogue;
 * {@code -Dfaults.write=true} brings it up to date.
 */
class FaultListTest {

	private static final String BEGIN = "<!-- faults: made by FaultListTest, do not edit -->\n";

	private static final String END = "<!-- /faults -->";

	@Test
	void readmeListsEveryFault() throws IOException {
		Path readme = Path.of("..", "README.md");
		String text = Files.readString(readme);
		String current = text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + table()
				+ text.substring(text.indexOf(END));
		if (Boolean.getBoolean("faults.write")) {
			Files.writeString(readme, current);
		}
		assertThat(Files.readString(readme)).isEqualTo(current);
	}

	@Test
	void everyNameIsThereOnce() {
		assertThat(Catalogue.all()).extracting(Fault::name).doesNotHaveDuplicates();
		assertThat(Catalogue.smoke()).hasSize(9);
	}

	private static String table() {
		return Catalogue.all()
			.stream()
			.map((fault) -> "| `%s` | %s |\n".formatted(fault.name(), fault.expectation()))
			.collect(Collectors.joining("", "| fault | what is expected |\n|---|---|\n", ""));
	}

}
