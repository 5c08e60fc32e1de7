package dev.conversations.acceptance;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sends messages at a fixed rate, whether earlier ones are answered or not, and counts
 * the answers.
 */
final class OpenLoad {

	/** So many answers may be outstanding; beyond that this client is the limit. */
	private static final int MOST = 2000;

	private static final Duration TICK = Duration.ofMillis(5);

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Semaphore places = new Semaphore(MOST);

	private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();

	private final AtomicLong sent = new AtomicLong();

	private final HttpRequest request;

	OpenLoad(Client client, String conversationId) {
		this.request = HttpRequest
			.newBuilder(URI.create(client.url() + "/conversations/" + conversationId + "/messages"))
			.timeout(Duration.ofSeconds(30))
			.header("Authorization", "Bearer " + client.key())
			.header("Content-Type", "application/json")
			.header("Prefer", "respond-async")
			.POST(BodyPublishers.ofString("{\"sender\": \"assistant\", \"content\": \"" + "x".repeat(200) + "\"}"))
			.build();
	}

	/** Sends for that long, and returns how often each answer came. */
	Map<String, Long> run(int perSecond, Duration time) throws InterruptedException {
		long start = System.nanoTime();
		try (var clock = Executors.newSingleThreadScheduledExecutor()) {
			clock.scheduleAtFixedRate(() -> catchUp(perSecond * (System.nanoTime() - start) / 1_000_000_000), 0,
					TICK.toMillis(), TimeUnit.MILLISECONDS);
			clock.schedule(clock::shutdownNow, time.toMillis(), TimeUnit.MILLISECONDS);
			clock.awaitTermination(time.toSeconds() + 60, TimeUnit.SECONDS);
		}
		this.places.acquire(MOST);
		Map<String, Long> counts = new TreeMap<>();
		this.answers.forEach((answer, count) -> counts.put(answer, count.sum()));
		return counts;
	}

	private void catchUp(long due) {
		while (this.sent.get() < due) {
			this.sent.incrementAndGet();
			if (!this.places.tryAcquire()) {
				count("not sent");
			}
			else {
				this.http.sendAsync(this.request, BodyHandlers.ofString()).whenComplete((response, failure) -> {
					count((failure != null) ? failure.getClass().getSimpleName() : told(response));
					this.places.release();
				});
			}
		}
	}

	private static String told(HttpResponse<String> response) {
		String code = response.body().replaceAll("(?s).*\"code\":\"([^\"]*)\".*|.*", "$1");
		boolean hasRetry = response.headers().firstValue("Retry-After").isPresent();
		return (response.statusCode() + " " + code + (hasRetry ? " with Retry-After" : "")).replace("  ", " ").strip();
	}

	private void count(String answer) {
		this.answers.computeIfAbsent(answer, (ignored) -> new LongAdder()).increment();
	}

}
