package dev.conversations.local;

import java.util.Map;

import dev.conversations.local.process.StackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StackSettingsTests {

	@Test
	void emptyEnvironmentGivesTheUsualPorts() {
		assertThat(StackSettings.of(Map.of()).ports()).isEqualTo(Map.of("API_PORT", 8080, "PROCESSOR_PORT", 8082,
				"KAFKA_PORT", 9092, "MONGODB_PORT", 27017, "REGISTRY_PORT", 8081));
	}

	@Test
	void portOfAGivenPartIsNotOpened() {
		StackSettings settings = StackSettings.of(Map.of("KAFKA_BOOTSTRAP_SERVERS", "broker:9092"));
		assertThat(settings.ports()).doesNotContainKey("KAFKA_PORT").hasSize(4);
	}

	@Test
	void givenPartsAreToldByTheirVariablesAlone() {
		assertThat(StackSettings.of(Map.of("MONGODB_URI", " ")).given().variables()).isEmpty();
		assertThat(StackSettings
			.of(Map.of("SCHEMA_REGISTRY_URL", "http://a", "MONGODB_URI", "mongodb://a:secret@b/c",
					"KAFKA_BOOTSTRAP_SERVERS", "broker:9092"))
			.given()
			.variables()).containsExactly("KAFKA_BOOTSTRAP_SERVERS", "MONGODB_URI", "SCHEMA_REGISTRY_URL");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "65536", "-1", "http", "99999999999" })
	void whatIsNoPortIsRefusedByName(String value) {
		assertThatExceptionOfType(StackException.class).isThrownBy(() -> StackSettings.of(Map.of("API_PORT", value)))
			.withMessage("API_PORT must be a port, 1 to 65535, but is '%s'", value);
	}

	@Test
	void onePortForTwoPartsIsRefused() {
		StackSettings settings = StackSettings.of(Map.of("API_PORT", "8081"));
		assertThatExceptionOfType(StackException.class).isThrownBy(() -> PortCheck.allFree(settings.ports()))
			.withMessageContaining("are both 8081");
	}

}
