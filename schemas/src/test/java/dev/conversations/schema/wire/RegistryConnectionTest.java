package dev.conversations.schema.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class RegistryConnectionTest {

	private final ScriptedRegistry first = new ScriptedRegistry();

	private final ScriptedRegistry second = new ScriptedRegistry();

	@AfterEach
	void stop() {
		this.first.close();
		this.second.close();
	}

	@Test
	void secondRegistryAnswersForBrokenFirstAndIsKept() {
		this.first.answers(503, "{}");
		this.second.answers(200, "{}");
		try (RegistryConnection connection = connection(
				Map.of("schema.registry.url", List.of(this.first.url(), this.second.url())))) {
			connection.get("/a");
			connection.get("/b");
		}
		assertThat(this.first.requests()).hasSize(1);
		assertThat(this.second.requests()).extracting(ScriptedRegistry.Request::path).containsExactly("/a", "/b");
	}

	@Test
	void firstRegistryIsAskedAgainWhenSecondFails() {
		this.first.answers(503, "{}").answers(200, "{}");
		this.second.answers(200, "{}").answers(503, "{}");
		try (RegistryConnection connection = connection(
				Map.of("schema.registry.url", this.first.url() + "," + this.second.url()))) {
			connection.get("/a");
			connection.get("/b");
		}
		assertThat(this.first.requests()).extracting(ScriptedRegistry.Request::path).containsExactly("/a", "/b");
	}

	@Test
	void everyFailureIsTold() throws IOException {
		this.first.answers(503, "{}");
		String unreachable = "http://127.0.0.1:" + freePort();
		try (RegistryConnection connection = connection(
				Map.of("schema.registry.url", unreachable + "," + this.first.url()))) {
			assertThatExceptionOfType(RegistryUnavailableException.class).isThrownBy(() -> connection.get("/a"))
				.withMessageContaining("503")
				.satisfies((ex) -> assertThat(ex.getSuppressed()).singleElement()
					.satisfies((earlier) -> assertThat(earlier).hasMessageContaining(unreachable)));
		}
	}

	@Test
	void pathOfTheUrlIsKept() {
		this.first.answers(200, "{}");
		try (RegistryConnection connection = connection(
				Map.of("schema.registry.url", this.first.url() + "/apis/ccompat/v7/"))) {
			connection.get("/schemas/ids/1");
		}
		assertThat(this.first.requests()).extracting(ScriptedRegistry.Request::path)
			.containsExactly("/apis/ccompat/v7/schemas/ids/1");
	}

	@Test
	void answerThatStopsAfterItsHeadersTimesOut() {
		this.first.stalls();
		try (RegistryConnection connection = connection(
				Map.of("schema.registry.url", this.first.url(), "http.read.timeout.ms", 200))) {
			assertTimeoutPreemptively(Duration.ofSeconds(30),
					() -> assertThatExceptionOfType(RegistryUnavailableException.class)
						.isThrownBy(() -> connection.get("/a")));
		}
	}

	@Test
	void interruptEndsTheWaitAndStays() {
		this.first.stalls();
		try (RegistryConnection connection = connection(Map.of("schema.registry.url", this.first.url()))) {
			Thread.currentThread().interrupt();
			assertThatExceptionOfType(InterruptException.class).isThrownBy(() -> connection.get("/a"));
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	@Test
	void userInfoIsSentAsBasicAuthentication() {
		this.first.answers(200, "{}");
		String encoded = "Basic dXNlcjpwYXNz";
		try (RegistryConnection configured = connection(
				Map.of("schema.registry.url", this.first.url(), "basic.auth.user.info", "user:pass"));
				RegistryConnection inUrl = connection(
						Map.of("schema.registry.url", this.first.url().replace("//", "//user:pass@")))) {
			configured.get("/a");
			inUrl.get("/b");
		}
		assertThat(this.first.requests()).extracting(ScriptedRegistry.Request::authorization)
			.containsExactly(encoded, encoded);
	}

	@Test
	void defaultTimeoutsAreTwoAndFiveSeconds() {
		RegistrySettings settings = RegistrySettings.from(Map.of("schema.registry.url", this.first.url()));
		assertThat(settings.connectTimeout()).hasSeconds(2);
		assertThat(settings.requestTimeout()).hasSeconds(5);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " , ", "localhost:8081", "ftp://localhost", "http://", "http://a b" })
	void unusableUrlIsRefusedAtOnce(String url) {
		assertThatExceptionOfType(ConfigException.class)
			.isThrownBy(() -> RegistrySettings.from(Map.of("schema.registry.url", url)))
			.withMessageContaining("schema.registry.url");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "5s" })
	void unusableTimeoutIsRefusedAtOnce(String timeout) {
		assertThatExceptionOfType(ConfigException.class)
			.isThrownBy(() -> RegistrySettings
				.from(Map.of("schema.registry.url", "http://localhost", "http.read.timeout.ms", timeout)))
			.withMessageContaining("http.read.timeout.ms");
	}

	private static RegistryConnection connection(Map<String, ?> configs) {
		return new RegistryConnection(RegistrySettings.from(configs));
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
