package dev.conversations.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.conversations.faults.load.Load;
import dev.conversations.faults.system.Jars;
import dev.conversations.faults.system.Layout;
import dev.conversations.faults.system.LiveSystem;
import dev.conversations.local.process.Progress;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that send twice what the processor can do are refused in time, cost no memory,
 * and leave nothing behind. The processor takes one command at a time here, so that the
 * clients and the API are by far the quicker ones. {@code -Doverload.seconds=300} for the
 * long run.
 */
@EnabledIfSystemProperty(named = "overload.seconds", matches = "\\d+")
class OverloadIT {

	private static final Logger log = LoggerFactory.getLogger(OverloadIT.class);

	private static final Duration CALIBRATION = Duration.ofSeconds(5);

	/** More than such a processor can do. */
	private static final int FLOOD = 1500;

	/** Commands that may wait, for some seconds each. */
	private static final int BACKLOG = 1000;

	private static final long MEBIBYTE = 1 << 20;

	private static final String ACCEPTED = "202";

	private static final String REFUSED = "503 overloaded with Retry-After";

	@Test
	void clientsAreRefusedInsteadOfQueued() throws Exception {
		Layout layout = Layout.STANDARD.withInstances(1, 1)
			.withProcessor("CONVERSATIONS_PROCESSOR_MAXBATCH", "1")
			.withApi("CONVERSATIONS_COMMANDS_MAXBACKLOG", Integer.toString(BACKLOG));
		try (LiveSystem system = new LiveSystem(layout, Jars.ofCheckout(null), new Progress(log::debug, false))) {
			system.start();
			Client client = new Client(system.apis().getFirst().url(),
					Load.newAccounts(system.admin()).getFirst().key());
			overload(system, client, client.open());
		}
	}

	private static void overload(LiveSystem system, Client client, String conversation) throws Exception {
		Duration time = Duration.ofSeconds(Long.getLong("overload.seconds", 20));
		capacity(client, conversation);
		int capacity = capacity(client, conversation);
		long before = liveHeap(system);
		OpenLoad load = new OpenLoad(client, conversation);
		Slowest slowest = new Slowest(client);
		Map<String, Long> answers;
		try (var watch = Executors.newSingleThreadScheduledExecutor()) {
			watch.scheduleWithFixedDelay(slowest::look, 100, 100, TimeUnit.MILLISECONDS);
			answers = load.run(2 * capacity, time);
			watch.shutdown();
		}
		long after = liveHeap(system);
		Instant ended = Instant.now();
		awaitWrite(client, conversation);
		String seen = ("capacity %d/s, twice as much for %s: %s; live heap %d -> %d KiB; slowest answer %d ms, "
				+ "slowest health answer %d ms; writes as usual after %d s")
			.formatted(capacity, time, answers, before / 1024, after / 1024, load.slowest().toMillis(),
					slowest.milliseconds, Duration.between(ended, Instant.now()).toSeconds());
		Files.writeString(Path.of("target", "overload.txt"), seen);
		assertThat(answers.keySet()).as(seen).isSubsetOf(ACCEPTED, REFUSED, "not sent");
		assertThat(answers.getOrDefault(REFUSED, 0L)).as(seen).isGreaterThan(answers.get(ACCEPTED) / 4);
		assertThat(after - before).as(seen).isLessThan(16 * MEBIBYTE);
		assertThat(load.slowest()).as(seen).isLessThan(Duration.ofSeconds(5));
	}

	/** Commands a second that the processor carries out while there are always some. */
	private static int capacity(Client client, String conversation) {
		Instant start = Instant.now();
		long accepted = new OpenLoad(client, conversation).run(FLOOD, CALIBRATION).get(ACCEPTED);
		awaitWrite(client, conversation);
		return (int) (accepted * 1000 / Duration.between(start, Instant.now()).toMillis());
	}

	/** Returns when a write is carried out while its client waits. */
	private static void awaitWrite(Client client, String conversation) {
		Awaitility.await()
			.atMost(Duration.ofMinutes(2))
			.until(() -> client.say(conversation, "assistant", "after").status() == 201);
	}

	/** Bytes of the API after a full garbage collection. */
	private static long liveHeap(LiveSystem system) throws IOException {
		long pid = system.apis().getFirst().server().pid();
		String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
		Process process = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram").start();
		String histogram = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		String total = histogram.lines().filter((line) -> line.startsWith("Total")).findFirst().orElseThrow();
		return Long.parseLong(total.split("\\s+")[2]);
	}

	/** How long an answer took that needs nothing but an event loop. */
	private static final class Slowest {

		private final Client client;

		private volatile long milliseconds;

		Slowest(Client client) {
			this.client = client;
		}

		void look() {
			Instant start = Instant.now();
			this.client.get("/actuator/health/liveness");
			this.milliseconds = Math.max(this.milliseconds, Duration.between(start, Instant.now()).toMillis());
		}

	}

}
