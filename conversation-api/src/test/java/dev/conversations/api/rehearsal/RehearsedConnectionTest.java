package dev.conversations.api.rehearsal;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;

import dev.conversations.api.RunningApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/** A request over a connection to this server itself. */
class RehearsedConnectionTest {

	private static final String PATH = "/conversations/conv_01jd8x5v8wf3grz2k9m4t7q0ab/messages";

	@Test
	void isRefusedLikeThatOfAnyStranger() {
		try (var connection = new RehearsedConnection(RunningApi.shared().bean(OwnServer.class))) {
			assertThat(connection.send(PATH, "{\"content\": \"a\"}").join()).contains(401);
		}
	}

	@Test
	void isNotSentWhileNobodyListens() {
		try (var connection = new RehearsedConnection(server(null, new ServerProperties()))) {
			assertThat(connection.send(PATH, "{}").join()).isEmpty();
		}
	}

	@Test
	void isGivenUpWhenItCannotBeSent() {
		try (var connection = new RehearsedConnection(server(1, new ServerProperties()))) {
			assertThat(connection.send(PATH, "{}").join()).isEmpty();
		}
	}

	@Test
	void isNotSentToServerThatSpeaksTls() {
		ServerProperties properties = new ServerProperties();
		properties.setSsl(new Ssl());
		assertThat(server(443, properties).uri()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "0.0.0.0, http://127.0.0.1:80", "127.0.0.2, http://127.0.0.2:80", "::, http://127.0.0.1:80",
			"::2, http://[0:0:0:0:0:0:0:2]:80" })
	void goesWhereTheServerListens(String address, URI expected) throws UnknownHostException {
		ServerProperties properties = new ServerProperties();
		properties.setAddress(InetAddress.getByName(address));
		assertThat(server(80, properties).uri()).isEqualTo(Optional.of(expected));
	}

	private static OwnServer server(Integer port, ServerProperties properties) {
		MockEnvironment environment = new MockEnvironment();
		if (port != null) {
			environment.setProperty("local.server.port", port.toString());
		}
		return new OwnServer(environment, properties);
	}

}
