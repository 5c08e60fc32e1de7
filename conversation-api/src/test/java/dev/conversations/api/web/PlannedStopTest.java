package dev.conversations.api.web;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import dev.conversations.api.RunningApi;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A stop that leaves no request without an answer. */
class PlannedStopTest {

	private static final String READ = "GET /actuator/health/liveness HTTP/1.1\r\nHost: a\r\n\r\n";

	private static final String WRITE = "POST /conversations HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
			+ "Authorization: Bearer %s\r\nContent-Length: 24\r\nExpect: 100-continue\r\n\r\n";

	private static final String BODY = "{\"channel\": \"instagram\"}";

	private final RunningApi api = RunningApi
		.start(Map.of("conversations.commands.patience", "1s", "conversations.http.drain-time", "5s"));

	private final String key = this.api.newTenant().testKey().key();

	@Test
	void whatIsAskedWhileItStopsIsAnsweredAndIsTheLast() throws Exception {
		try (Socket waiting = open(); Socket kept = open(); Socket silent = open()) {
			ask(kept, READ);
			assertThat(headers(kept)).startsWith("HTTP/1.1 200").doesNotContain("connection: close");
			ask(waiting, WRITE.formatted(this.key));
			assertThat(headers(waiting)).startsWith("HTTP/1.1 100");
			CompletableFuture<Void> stopped = new CompletableFuture<>();
			this.api.bean(PlannedStop.class).stop(() -> stopped.complete(null));
			// At once: what is silent for the drain time is closed.
			ask(kept, READ);
			Awaitility.await()
				.untilAsserted(() -> assertThatExceptionOfType(ConnectException.class).isThrownBy(this::open));

			assertThat(all(kept)).containsIgnoringCase("connection: close");
			assertThat(all(silent)).isEmpty();
			assertThat(stopped).isNotDone();
			ask(waiting, BODY);
			assertThat(all(waiting)).startsWith("HTTP/1.1 20").containsIgnoringCase("connection: close");
			assertThat(stopped).succeedsWithin(Duration.ofSeconds(10));
		}
	}

	private Socket open() throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.api.port());
		socket.setSoTimeout(40_000);
		return socket;
	}

	private static void ask(Socket socket, String request) throws IOException {
		socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
	}

	/** Up to the empty line and what the same packet brought. */
	private static String headers(Socket socket) throws IOException {
		byte[] bytes = new byte[8192];
		return new String(bytes, 0, socket.getInputStream().read(bytes), StandardCharsets.UTF_8);
	}

	/** Until the server closes the connection. */
	private static String all(Socket socket) throws IOException {
		return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

}
