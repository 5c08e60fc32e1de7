package dev.conversations.faults.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

import dev.conversations.acceptance.Client;
import org.jspecify.annotations.Nullable;

/**
 * One client of the load: a random series of requests on its own and on shared
 * conversations. What it reads or sends under a key it repeats, on any instance, until it
 * is told something; the rest it never repeats.
 */
final class LoadClient implements Runnable {

	private static final int MOST_CONVERSATIONS = 30;

	private static final Duration LONGEST_REPETITION = Duration.ofSeconds(40);

	private static final Duration BETWEEN_REPETITIONS = Duration.ofMillis(250);

	private final Load load;

	private final Account account;

	private final Account foreigner;

	private final Random random;

	private final List<String> shared;

	private final List<String> own = new ArrayList<>();

	private final String name;

	private int made;

	/**
	 * @param shared conversations that all clients of the account write to
	 */
	LoadClient(Load load, String name, Account account, Account foreigner, List<String> shared, Random random) {
		this.load = load;
		this.name = name;
		this.account = account;
		this.foreigner = foreigner;
		this.shared = shared;
		this.random = random;
	}

	@Override
	public void run() {
		do {
			Request next = next();
			finish(next, call(next));
		}
		while (this.load.goesOn(this.random));
	}

	private void finish(Request request, Call first) {
		Call last = first;
		long end = first.start() + LONGEST_REPETITION.toNanos();
		while (last.told() instanceof Told.Unknown && request.mayBeRepeated() && System.nanoTime() < end) {
			LockSupport.parkNanos(BETWEEN_REPETITIONS.toNanos());
			last = call(request);
		}
		if (last.isOk() && request.content().key() != null && this.random.nextInt(4) == 0) {
			call(request);
		}
		remember(last);
	}

	private void remember(Call call) {
		String conversation = call.conversation();
		if (call.operation() == Operation.CREATE && conversation != null && call.isOk()) {
			this.own.add(conversation);
			if (this.own.size() > MOST_CONVERSATIONS) {
				this.own.removeFirst();
			}
			if (this.random.nextInt(8) == 0) {
				this.shared.add(conversation);
			}
		}
	}

	private Call call(Request request) {
		Account caller = (request.content().operation() == Operation.FOREIGN_GET) ? this.foreigner : this.account;
		return this.load.caller().call(this.load.url(this.random), caller, request.content(), request.headers());
	}

	private Request next() {
		this.made++;
		String mark = this.name + "-" + this.made;
		String conversation = pick();
		int dice = this.random.nextInt(100);
		if (conversation == null || dice < 12) {
			return create(mark);
		}
		String sender = (isUnanswered(conversation) || this.random.nextBoolean()) ? "customer" : "assistant";
		return switch (dice / 4) {
			case 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 ->
				write(Operation.SEND, conversation, Map.of("sender", sender, "content", mark), "");
			case 14, 15, 16 -> write(Operation.UPDATE, conversation,
					Map.of("subject", mark, "tags", List.of("tag-" + this.random.nextInt(6))), "");
			case 17 -> write(Operation.UPDATE, conversation,
					Map.of("status", this.random.nextBoolean() ? "open" : "resolved"), "");
			case 18 -> write(Operation.CLOSE, conversation, null, "");
			case 19 -> isUnanswered(conversation) ? get(Operation.GET, conversation)
					: write(Operation.READ, conversation, null, "");
			case 20 -> write(Operation.REMOVE_TAG, conversation, null, "tag-" + this.random.nextInt(6));
			case 21 -> get(Operation.FOREIGN_GET, conversation);
			default -> get(Operation.GET, conversation);
		};
	}

	/**
	 * In every second conversation only the customer writes, and nobody reads: its number
	 * of unread messages only grows, so what was once lost of it is never set right.
	 */
	private static boolean isUnanswered(String conversation) {
		return conversation.hashCode() % 2 == 0;
	}

	private @Nullable String pick() {
		List<String> from = (this.random.nextInt(3) == 0) ? this.shared : this.own;
		List<String> some = List.copyOf(from);
		return some.isEmpty() ? null : some.get(this.random.nextInt(some.size()));
	}

	private Request create(String mark) {
		Map<String, Object> body = this.random.nextBoolean()
				? Map.of("channel", "instagram", "subject", mark, "message", mark)
				: Map.of("channel", "email", "customer_email", mark + "@example.com", "subject", mark);
		return write(Operation.CREATE, null, body, "");
	}

	private static Request get(Operation operation, String conversation) {
		return new Request(new Caller.Request(operation, conversation, null, "", ""));
	}

	private Request write(Operation operation, @Nullable String conversation, @Nullable Map<String, ?> body,
			String tag) {
		String key = (this.load.allKeyed() || this.random.nextInt(3) == 0) ? "key-" + this.name + "-" + this.made
				: null;
		String json = (body == null) ? "" : Client.JSON.writeValueAsString(body);
		return new Request(new Caller.Request(operation, conversation, key, json, tag), manner(operation));
	}

	/**
	 * Sometimes a client does not wait, and sometimes it writes upon a version that is
	 * long gone.
	 */
	private String[] manner(Operation operation) {
		int dice = this.random.nextInt(40);
		if (dice < 4) {
			return new String[] { "Prefer", "respond-async" };
		}
		return (dice == 4 && operation != Operation.CREATE) ? new String[] { "If-Match", "\"999999\"" } : new String[0];
	}

	@SuppressWarnings("ArrayRecordComponent")
	private record Request(Caller.Request content, String... headers) {

		boolean mayBeRepeated() {
			return this.content.key() != null || !this.content.operation().isWrite();
		}
	}

}
