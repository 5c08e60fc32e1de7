package dev.conversations.faults.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.conversations.faults.load.Account;
import dev.conversations.faults.load.Call;
import dev.conversations.faults.load.Caller;
import dev.conversations.faults.load.Operation;
import dev.conversations.faults.load.Told;

/** Clients that do what no client should. */
final class ClientFaults {

	private static final int SAME = 50;

	private static final int HANG_UPS = 1000;

	private static final int CROWD = 32;

	private static final int COLD = 10_000;

	private static final Duration LONGEST_COLD = Duration.ofSeconds(6);

	private ClientFaults() {
	}

	static List<Fault> all() {
		return List.of(new Play("same-key",
				"50 calls at once with one key, and one with another body: one effect and one answer, and 422 for the other body",
				ClientFaults::sameKey),
				new Play("hang-ups",
						"1,000 clients hang up in the middle of their request: each has one effect or none",
						ClientFaults::hangUp),
				new Play("hot-conversation",
						"32 clients write to one conversation beside 10,000 cold ones: both keep their order, and no cold one waits for longer than 6 s",
						ClientFaults::hot)
					.recoversIn(Duration.ofSeconds(60)));
	}

	private static void sameKey(Scene scene) throws InterruptedException, ExecutionException {
		for (int round = 0; round < 5; round++) {
			String conversation = open(scene);
			String key = "same-%x".formatted(scene.random().nextLong());
			Stream<Callable<Call>> same = IntStream.range(0, SAME)
				.mapToObj((n) -> () -> say(scene, n, conversation, key, "the same"));
			Callable<Call> other = () -> say(scene, 0, conversation, key, "another");
			List<Call> calls = together(Stream.concat(same, Stream.of(other)).toList());
			// whichever came first is the one that counts
			Set<String> ids = calls.stream()
				.filter(Call::isOk)
				.map((call) -> ((Told.Ok) call.told()).id())
				.collect(Collectors.toSet());
			scene.expect(ids.size() == 1, "one key made the messages " + ids);
			Set<String> bodies = calls.stream().filter(Call::isOk).map(Call::body).collect(Collectors.toSet());
			scene.expect(bodies.size() == 1, "one key was accepted with the bodies " + bodies);
			calls.stream()
				.filter((call) -> !call.isOk() && !isReuse(call))
				.forEach((call) -> scene.expect(false, call.describe() + " has neither the answer nor a 422"));
		}
	}

	private static boolean isReuse(Call call) {
		return call.told() instanceof Told.Refused refused && refused.code().equals("idempotency-key-reused");
	}

	private static void hangUp(Scene scene) throws InterruptedException, ExecutionException {
		String conversation = open(scene);
		List<Integer> stops = scene.random().ints(HANG_UPS, 1, 151).boxed().toList();
		together(IntStream.range(0, HANG_UPS)
			.<Callable<Call>>mapToObj((n) -> () -> scene.load()
				.caller()
				.hangUp(url(scene, n), account(scene), send(conversation, null, "hang up " + n),
						Math.min(100, stops.get(n))))
			.toList());
	}

	private static void hot(Scene scene) throws InterruptedException, ExecutionException {
		String hot = open(scene);
		AtomicInteger next = new AtomicInteger();
		List<Call> cold = together(IntStream.range(0, 2 * CROWD)
			.<Callable<List<Call>>>mapToObj((client) -> () -> client % 2 == 0 ? coldOnes(scene, client, next)
					: hotOnes(scene, client, hot, next))
			.toList()).stream().flatMap(List::stream).toList();
		long slow = cold.stream().filter((call) -> call.end() - call.start() > LONGEST_COLD.toNanos()).count();
		scene.expect(slow == 0,
				"%d calls on cold conversations took longer than %d s".formatted(slow, LONGEST_COLD.toSeconds()));
	}

	private static List<Call> coldOnes(Scene scene, int client, AtomicInteger next) {
		return Stream.generate(next::incrementAndGet)
			.takeWhile((n) -> n <= COLD)
			.map((n) -> scene.load()
				.caller()
				.call(url(scene, client), account(scene),
						new Caller.Request(Operation.CREATE, null, null,
								"{\"channel\": \"instagram\", \"message\": \"cold %d\"}".formatted(n), "")))
			.toList();
	}

	private static List<Call> hotOnes(Scene scene, int client, String hot, AtomicInteger next) {
		for (int n = 0; next.get() < COLD; n++) {
			say(scene, client, hot, null, "hot %d of %d".formatted(n, client));
		}
		return List.of();
	}

	private static String open(Scene scene) {
		Call call = scene.load()
			.caller()
			.call(url(scene, 0), account(scene),
					new Caller.Request(Operation.CREATE, null, null, "{\"channel\": \"instagram\"}", ""));
		if (call.told() instanceof Told.Ok ok) {
			return ok.id();
		}
		throw new IllegalStateException("no conversation could be opened: " + call.describe());
	}

	private static Call say(Scene scene, int number, String conversation, @Nullable String key, String content) {
		return scene.load().caller().call(url(scene, number), account(scene), send(conversation, key, content));
	}

	private static Caller.Request send(String conversation, @Nullable String key, String content) {
		return new Caller.Request(Operation.SEND, conversation, key,
				"{\"sender\": \"customer\", \"content\": \"%s\"}".formatted(content), "");
	}

	private static Account account(Scene scene) {
		return scene.load().accounts().getFirst();
	}

	private static String url(Scene scene, int number) {
		List<String> urls = scene.system().urls();
		return urls.get(number % urls.size());
	}

	private static <T> List<T> together(List<Callable<T>> work) throws InterruptedException, ExecutionException {
		try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<T>> done = clients.invokeAll(work);
			List<T> results = new ArrayList<>();
			for (Future<T> one : done) {
				results.add(one.get());
			}
			return results;
		}
	}

}
