package dev.conversations.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the settings in the README against those in the code;
 * {@code -Dsettings.write=true} brings them up to date.
 */
class SettingsTest {

	private static final String BEGIN = "<!-- settings: made by SettingsTest, do not edit -->\n";

	private static final String END = "<!-- /settings -->";

	private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	@Test
	void readmeListsEverySettingAsTheCodeDescribesIt() throws IOException {
		Path readme = ROOT.resolve("README.md");
		String text = Files.readString(readme);
		String current = text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + tables()
				+ text.substring(text.indexOf(END));
		if (Boolean.getBoolean("settings.write")) {
			Files.writeString(readme, current);
		}
		assertThat(Files.readString(readme)).isEqualTo(current);
	}

	private static String tables() {
		return List.of("conversation-api", "conversation-processor")
			.stream()
			.map((module) -> "\n`" + module + "`:\n\n| setting | default | |\n|---|---|---|\n" + rows(module) + "\n")
			.collect(Collectors.joining());
	}

	private static String rows(String module) {
		Path metadata = ROOT.resolve(module).resolve("target/classes/META-INF/spring-configuration-metadata.json");
		return JsonMapper.shared()
			.readTree(metadata)
			.get("properties")
			.valueStream()
			.map(SettingsTest::row)
			.sorted()
			.collect(Collectors.joining());
	}

	private static String row(JsonNode setting) {
		return "| `%s` | %s | %s |\n".formatted(setting.get("name").asString(),
				setting.path("defaultValue").asString(""),
				setting.path("description").asString("").replaceAll("\\{@code ([^}]*)}", "`$1`").replace("|", "\\|"));
	}

}
