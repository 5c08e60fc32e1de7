package dev.conversations.api.problem;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import dev.conversations.api.RunningApi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Even a URI that is none gets the documented answer. */
class MalformedUrisTest {

	@ParameterizedTest
	@ValueSource(strings = { "/conversations/%zz", "/conversations?limit=%zz", "/conversations?limit=%",
			"/conversations/[", "/conversations?a=^", "/con\\versations", "/conversations/%C3",
			"/conversations?limit=%C3", "//", "/..;/admin", "conversations", "*" })
	void isA400OrA404(String uri) throws IOException {
		try (var socket = new Socket("127.0.0.1", RunningApi.shared().port())) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream()
				.write(("GET " + uri + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
					.getBytes(StandardCharsets.ISO_8859_1));
			String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(answer).matches("(?s)HTTP/1.1 (400|401|404) .*").contains("\"success\":false", "\"request_id\"");
		}
	}

}
