package dev.conversations.api.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.conversations.api.Client;
import dev.conversations.api.RunningApi;
import dev.conversations.schema.IdKind;
import dev.conversations.store.ConversationDocument;
import dev.conversations.store.MessageDocument;
import dev.conversations.store.Source;
import dev.conversations.store.Store;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that send a byte now and then take nothing from the others, and are sent away
 * in time. {@code -Dslow.clients=2000} for the big run.
 */
class SlowClientsTest {

	private static final Logger log = LoggerFactory.getLogger(SlowClientsTest.class);

	private static final Duration LONGEST = Duration.ofSeconds(4);

	private static final Instant START = Instant.parse("2026-03-15T10:30:00Z");

	private static final String BODY = "POST /conversations HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
			+ "Content-Length: 1000\r\nAuthorization: Bearer %s\r\n\r\n";

	private final RunningApi api = RunningApi.start(Map.of("conversations.http.max-head-time", LONGEST,
			"conversations.http.max-request-time", LONGEST, "conversations.http.max-answer-time", LONGEST));

	private final Client good = this.api.newTenant().testKey();

	@Test
	void slowClientsHinderNobodyAndAreSentAway() throws Exception {
		good(300);
		Latencies alone = good(600);
		List<Socket> slow = new ArrayList<>();
		try (var drip = Executors.newSingleThreadScheduledExecutor()) {
			int count = Integer.getInteger("slow.clients", 300);
			for (int i = 0; i < count; i++) {
				slow.add(slow(i));
			}
			drip.scheduleWithFixedDelay(() -> slow.forEach(SlowClientsTest::drip), 500, 500, TimeUnit.MILLISECONDS);
			Latencies among = good(600);
			log.info("{} slow clients: good ones {} without, {} with", count, alone, among);
			assertThat(among.ninetyNinth()).isLessThan(alone.ninetyNinth().multipliedBy(2).plusMillis(500));
			org.awaitility.Awaitility.await()
				.atMost(LONGEST.multipliedBy(4))
				.until(() -> slow.stream().allMatch(SlowClientsTest::isGone));
		}
		assertThat(good(20).median()).isLessThan(Duration.ofSeconds(1));
	}

	@Test
	void clientThatReadsNoAnswerIsSentAway() throws Exception {
		RunningApi.Tenancy tenant = this.api.newTenant();
		String path = "/conversations/" + longThread(tenant.subAccountId());
		Client reading = tenant.testKey();
		int whole = reading.get(path).text().getBytes(StandardCharsets.UTF_8).length;
		// On a busy machine the answer may begin so late that the client is in time.
		org.awaitility.Awaitility.await()
			.atMost(Duration.ofMinutes(2))
			.untilAsserted(() -> assertThat(readLate(path, reading.key())).isBetween(1, whole - 1));
	}

	/** Bytes that come to a client that reads only after twice the longest time. */
	private int readLate(String path, String key) throws IOException {
		try (Socket socket = new Socket()) {
			socket.setReceiveBufferSize(4096);
			socket.setSoTimeout(1000);
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.api.port()));
			socket.getOutputStream()
				.write("GET %s HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\n\r\n".formatted(path, key)
					.getBytes(StandardCharsets.US_ASCII));
			org.awaitility.Awaitility.await().pollDelay(LONGEST.multipliedBy(2)).until(() -> true);
			return rest(socket);
		}
	}

	/** Its newest messages are 4 MB, more than the kernel takes for a connection. */
	private String longThread(String subAccountId) {
		String id = IdKind.CONVERSATION.next();
		this.api.mongo()
			.getCollection(Store.CONVERSATIONS, ConversationDocument.class)
			.insertOne(new ConversationDocument(id, subAccountId, "test", IdKind.CUSTOMER.next(), null, null, null,
					"instagram", "open", null, "last", START, START, false, 0, List.of(), 100, 101));
		this.api.mongo()
			.getCollection(Store.MESSAGES, MessageDocument.class)
			.insertMany(LongStream.rangeClosed(1, 100)
				.mapToObj((index) -> new MessageDocument(IdKind.MESSAGE.next(), id, subAccountId, "test", index,
						"customer", "😀".repeat(10_000), START, index + 1, null, IdKind.COMMAND.next(),
						new Source(0, index)))
				.toList());
		return id;
	}

	/** Bytes that still come. */
	private static int rest(Socket socket) {
		int count = 0;
		byte[] buffer = new byte[1 << 16];
		try {
			for (int read = 0; read >= 0; read = socket.getInputStream().read(buffer)) {
				count += read;
			}
		}
		catch (IOException ex) {
			// No more comes.
		}
		return count;
	}

	private Latencies good(int calls) {
		return new Latencies(IntStream.range(0, calls).mapToObj((i) -> {
			Instant start = Instant.now();
			assertThat(this.good.get("/conversations").status()).isEqualTo(200);
			return Duration.between(start, Instant.now());
		}).sorted().toList());
	}

	/**
	 * One third never ends its headers, one third its body, and one third says nothing.
	 */
	private Socket slow(int number) throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.api.port());
		socket.setSoTimeout(1);
		String begin = switch (number % 3) {
			case 0 -> "GET /conversations HTTP/1.1\r\nX-Slow: ";
			case 1 -> BODY.formatted(this.good.key());
			default -> "";
		};
		socket.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));
		return socket;
	}

	private static void drip(Socket socket) {
		try {
			socket.getOutputStream().write('x');
		}
		catch (IOException ex) {
			// Sent away.
		}
	}

	private static boolean isGone(Socket socket) {
		try {
			int answer = socket.getInputStream().read();
			while (answer >= 0) {
				answer = socket.getInputStream().read();
			}
			return true;
		}
		catch (java.net.SocketTimeoutException ex) {
			return false;
		}
		catch (IOException ex) {
			return true;
		}
	}

	private record Latencies(List<Duration> sorted) {

		Duration median() {
			return this.sorted.get(this.sorted.size() / 2);
		}

		Duration ninetyNinth() {
			return this.sorted.get(this.sorted.size() * 99 / 100);
		}

		@Override
		public String toString() {
			return "p50 %.1f ms, p99 %.1f ms".formatted(median().toNanos() / 1e6, ninetyNinth().toNanos() / 1e6);
		}

	}

}
