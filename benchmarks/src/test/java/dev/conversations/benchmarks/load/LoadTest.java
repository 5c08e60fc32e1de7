package dev.conversations.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LoadTest {

	private static final Duration DELAY = Duration.ofMillis(100);

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private HttpServer server;

	@BeforeEach
	void serve() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.threads);
		this.server.createContext("/", (exchange) -> {
			exchange.getRequestBody().readAllBytes();
			delay();
			exchange.sendResponseHeaders(204, -1);
			exchange.close();
		});
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
		this.threads.close();
	}

	@Test
	void callsFollowTheAnswerInAClosedLoop() throws InterruptedException {
		Measured measured = run(4, (connection) -> Pace.backToBack());
		assertThat(measured.perSecond()).isGreaterThan(0).isLessThanOrEqualTo(40);
		assertThat(measured.p50()).isGreaterThanOrEqualTo(100);
		assertThat(measured.shareOtherThan(204)).isZero();
	}

	@Test
	void waitingForATurnCountsInAnOpenModel() throws InterruptedException {
		Measured measured = run(1, (connection) -> Pace.rate(20, 1, connection));
		assertThat(measured.max()).as("20 a second, where 10 can be answered").isGreaterThan(400);
	}

	@Test
	void otherAnswersAreTold() throws InterruptedException {
		assertThat(run(1, (connection) -> Pace.backToBack()).shareOtherThan(201)).isEqualTo(1);
	}

	@Test
	void callsThatAreNeverAnsweredAreTold() throws InterruptedException {
		CountDownLatch never = new CountDownLatch(1);
		this.server.createContext("/never", (exchange) -> await(never));
		Measured measured = run(3, (connection) -> Pace.rate(30, 3, connection), "/never");
		never.countDown();
		assertThat(measured.statuses()).as("30 a second for a second").isEqualTo(Map.of(0, 30L));
		assertThat(measured.max()).isGreaterThan(1000);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Never less, as the parking of a thread may be. */
	private static void delay() {
		long end = System.nanoTime() + DELAY.toNanos();
		for (long left = DELAY.toNanos(); left > 0; left = end - System.nanoTime()) {
			LockSupport.parkNanos(left);
		}
	}

	private Measured run(int connections, IntFunction<Pace> pace) throws InterruptedException {
		return run(connections, pace, "/");
	}

	private Measured run(int connections, IntFunction<Pace> pace, String path) throws InterruptedException {
		return new Load(this.server.getAddress(), connections, (connection) -> () -> Call.post(path, "key", "", "{}"),
				pace, Duration.ofMillis(200), Duration.ofSeconds(1))
			.run(() -> new Cost(Duration.ZERO, 0, 0, 0));
	}

}
