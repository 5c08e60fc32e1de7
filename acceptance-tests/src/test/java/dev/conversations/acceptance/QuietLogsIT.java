package dev.conversations.acceptance;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** No log of either application ever shows a key, a text, or anything about a person. */
class QuietLogsIT {

	private static final Path LOGS = Path.of("target", "system");

	private final RunningSystem system = RunningSystem.shared();

	private final SubAccount subAccount = this.system.newSubAccount();

	private final Client client = this.subAccount.client("test");

	/** Recognisable, and found nowhere else. */
	private final String secret = "planted" + UUID.randomUUID().toString().replace("-", "");

	private final String phone = "+1202555" + java.util.concurrent.ThreadLocalRandom.current().nextInt(1000, 10_000);

	@Test
	void nothingPlantedIsFoundInAnyLog() throws IOException {
		good();
		refused();
		noHttp();
		notDecided();
		String logs = logs();
		assertThat(logs).contains("conversation-api", "conversation-processor")
			.doesNotContain(this.secret, this.phone, this.phone.substring(1), this.client.key(),
					this.client.key().substring(34), this.system.admin().key())
			.doesNotContainPattern("sk_(test|live)_[0-9a-z]{26}");
	}

	private void good() {
		Answer created = this.client.post("/conversations",
				Map.of("channel", "sms", "customer_phone", this.phone, "customer_email", this.secret + "@example.com",
						"customer_name", this.secret, "subject", this.secret, "message", this.secret),
				"Idempotency-Key", this.secret);
		assertThat(created.status()).as(created.toString()).isEqualTo(201);
		String path = "/conversations/" + created.id();
		assertThat(this.client.say(created.id(), "customer", this.secret).status()).isEqualTo(201);
		assertThat(this.client.patch(path, Map.of("tags", List.of(this.secret))).status()).isEqualTo(200);
		assertThat(this.client.get(path).status()).isEqualTo(200);
		assertThat(this.client.delete(path + "/tags/" + this.secret).status()).isEqualTo(200);
	}

	private void refused() {
		Client wrong = new Client(this.client.url(), "sk_test_" + this.secret);
		List<Answer> answers = List.of(wrong.get("/conversations"),
				this.client.json("POST", "/conversations", "{\"message\": \"" + this.secret),
				this.client.post("/conversations", Map.of("channel", this.secret)),
				this.client.post("/conversations", Map.of(this.secret, this.secret)),
				this.client.post("/conversations", Map.of("channel", "sms", "customer_phone", this.secret)),
				this.client.post("/conversations", Map.of("channel", "email", "customer_email", this.secret + "@")),
				this.client.get("/conversations?" + this.secret + "=1"),
				this.client.get("/conversations?cursor=" + this.secret), this.client.get("/" + this.secret),
				this.client.get("/..%2f" + this.secret), this.client.get("/conversations/" + this.secret),
				this.client.get("/commands/" + this.secret),
				this.client.say("conv_01jd8x5v8wf3grz2k9m4t7q0ab", "customer", this.secret),
				this.client.post("/conversations", Map.of("channel", "sms", "customer_phone", this.phone),
						"Idempotency-Key", this.secret));
		assertThat(answers).extracting(Answer::status).allMatch((status) -> status >= 400 && status < 500);
	}

	/** What never gets as far as a request. */
	private void noHttp() throws IOException {
		for (String bytes : List.of("GET /conversations/%zz" + this.secret + " HTTP/1.1\r\nHost: a\r\n\r\n",
				"GET /../" + this.secret + " HTTP/1.1\r\nHost: a\r\n\r\n",
				"GET / HTTP/1.1\r\nHost: a\r\n" + this.secret + "\r\n\r\n",
				"GET / HTTP/1.1\r\nHost: a\r\nBad" + this.secret + "\u0000: x\r\n\r\n",
				"GET /" + this.secret.repeat(300) + " HTTP/1.1\r\nHost: a\r\n\r\n",
				"GET / HTTP/1.1\r\nHost: a\r\nX: " + this.secret.repeat(900) + "\r\n\r\n",
				"POST /conversations HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nAuthorization: Bearer "
						+ this.client.key() + "\r\nTransfer-Encoding: chunked\r\n\r\n" + this.secret + "\r\n\r\n",
				"POST /conversations HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + this.client.key()
						+ "\r\nContent-Length: 500\r\n\r\n" + this.secret)) {
			send(bytes);
		}
	}

	private void send(String bytes) throws IOException {
		URI api = URI.create(this.client.url());
		try (Socket socket = new Socket(api.getHost(), api.getPort())) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
			socket.shutdownOutput();
			socket.getInputStream().readAllBytes();
		}
		catch (java.net.SocketException ex) {
			// Closed before all was read.
		}
	}

	/** While the processor is dead, and when it finds what was sent meanwhile. */
	private void notDecided() {
		this.system.killProcessor();
		Answer waiting = this.client.post("/conversations", Map.of("channel", "instagram", "message", this.secret),
				"Prefer", "wait=1");
		assertThat(waiting.status()).isEqualTo(202);
		this.system.startProcessor();
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> this.client.get("/commands/" + waiting.text("command_id")).text("status").equals("applied"));
	}

	private static String logs() throws IOException {
		try (Stream<Path> files = Files.list(LOGS)) {
			var all = new StringBuilder();
			for (Path log : files.filter((file) -> file.toString().endsWith(".log")).toList()) {
				all.append(log.getFileName()).append('\n').append(Files.readString(log));
			}
			return all.toString();
		}
	}

}
