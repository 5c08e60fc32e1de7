package dev.conversations.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.conversations.local.part.ApplicationPart;
import dev.conversations.local.process.Jvm;
import dev.conversations.local.process.PartProcess;
import dev.conversations.local.process.Ports;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that send twice what the processor can do are refused in time, cost no memory,
 * and leave nothing behind. {@code -Doverload.seconds=300} for the long run, with
 * {@code -Doverload.backlog} and {@code -Doverload.rate} where twice the capacity is too
 * little to fill it.
 */
@EnabledIfSystemProperty(named = "overload.seconds", matches = "\\d+")
class OverloadIT {

	private static final Logger log = LoggerFactory.getLogger(OverloadIT.class);

	private static final Duration CALIBRATION = Duration.ofSeconds(5);

	private static final int WRITERS = 32;

	private final RunningSystem system = RunningSystem.shared();

	private final String key = this.system.newSubAccount().newKey("test", "read", "write").text("key");

	@Test
	void clientsAreRefusedInsteadOfQueued() throws Exception {
		Duration time = Duration.ofSeconds(Long.getLong("overload.seconds", 15));
		ApplicationPart part = api();
		PartProcess process = PartProcess.start(part);
		try {
			process.awaitReady(Duration.ofMinutes(2));
			Client client = new Client("http://127.0.0.1:" + part.port(), this.key);
			String conversation = client.open();
			capacity(client);
			int capacity = capacity(client);
			int rate = Integer.getInteger("overload.rate", capacity * 2);
			long before = liveHeap(process.pid());
			Slowest slowest = new Slowest();
			Map<String, Long> answers;
			try (var watch = Executors.newSingleThreadScheduledExecutor()) {
				watch.scheduleWithFixedDelay(() -> slowest.look(client), 100, 100, TimeUnit.MILLISECONDS);
				answers = new OpenLoad(client, conversation).run(rate, time);
			}
			long after = liveHeap(process.pid());
			Instant ended = Instant.now();
			Awaitility.await()
				.atMost(Duration.ofMinutes(5))
				.until(() -> client.say(conversation, "assistant", "after").status() == 201);
			log.info(
					"capacity {}/s, sent {}/s for {}: {}; live heap {} -> {} MiB; slowest health answer {} ms; "
							+ "writes as usual after {} s",
					capacity, rate, time, answers, before >> 20, after >> 20, slowest.milliseconds,
					Duration.between(ended, Instant.now()).toSeconds());
			assertThat(answers.keySet()).isSubsetOf("202", "503 overloaded with Retry-After", "not sent");
			assertThat(answers).containsKey("202").containsKey("503 overloaded with Retry-After");
			assertThat(after - before).isLessThan(32L << 20);
		}
		finally {
			process.stop(Duration.ofSeconds(20));
		}
	}

	/** Writes a second that are answered with their outcome. */
	private static int capacity(Client client) throws InterruptedException {
		LongAdder done = new LongAdder();
		Instant end = Instant.now().plus(CALIBRATION);
		try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < WRITERS; i++) {
				writers.execute(() -> {
					String id = client.open();
					while (Instant.now().isBefore(end)) {
						client.say(id, "assistant", "hello");
						done.increment();
					}
				});
			}
		}
		return (int) (done.sum() / CALIBRATION.toSeconds());
	}

	/** Bytes after a full garbage collection. */
	private static long liveHeap(long pid) throws IOException {
		String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
		Process process = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram").start();
		String histogram = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		String total = histogram.lines().filter((line) -> line.startsWith("Total")).findFirst().orElseThrow();
		return Long.parseLong(total.split("\\s+")[2]);
	}

	/**
	 * An API of its own beside the shared one, on the same parts and the same processor.
	 */
	private ApplicationPart api() {
		int port = Ports.free();
		Map<String, String> settings = new HashMap<>(this.system.environment());
		settings.put("SERVER_PORT", Integer.toString(port));
		settings.put("CONVERSATIONS_COMMANDS_MAXBACKLOG",
				Integer.toString(Integer.getInteger("overload.backlog", 3000)));
		Path folder = Path.of("target", "system").toAbsolutePath();
		return new ApplicationPart("conversation-api",
				RunningSystem.ROOT.resolve("conversation-api/target/conversation-api.jar"), port, settings, folder,
				folder.resolve("overloaded-api.log"), new Jvm(List.of("-Xms64m", "-Xmx256m"), null));
	}

	/** How long an answer took that needs nothing but an event loop. */
	private static final class Slowest {

		private volatile long milliseconds;

		void look(Client client) {
			Instant start = Instant.now();
			client.get("/actuator/health/liveness");
			this.milliseconds = Math.max(this.milliseconds, Duration.between(start, Instant.now()).toMillis());
		}

	}

}
