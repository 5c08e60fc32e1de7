package dev.conversations.benchmarks.waterfall;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.conversations.benchmarks.lab.SocketRecording.Direction;
import dev.conversations.benchmarks.lab.Transfer;

/**
 * What went over the sockets of both applications while one client called.
 *
 * @param api transfers of the API, in the order of their ends
 * @param processor those of the processor, likewise
 * @param broker its port
 * @param mongod its port
 */
record Traffic(List<Transfer> api, List<Transfer> processor, int broker, int mongod) {

	private static final String PRODUCER = "kafka-producer-network-thread";

	private static final String CONSUMER = "commands-";

	private static final String OUTCOMES = "outcomes";

	/** Bulk write and commit. */
	private static final int EXCHANGES = 2;

	/** Before everything that was measured. */
	private static final long NEVER = 0;

	/**
	 * How long each step took, in nanoseconds.
	 * @return empty when the transfers are not the usual ones, as when a conversation had
	 * to be read
	 */
	Optional<Map<Step, Long>> steps(TimedCall call) {
		List<Transfer> asked = during(this.api, call);
		List<Transfer> done = during(this.processor, call);
		List<Transfer> exchanges = done.stream().filter((transfer) -> isBy(transfer, CONSUMER, this.mongod)).toList();
		List<Long> replies = ends(exchanges);
		if (replies.size() != EXCHANGES) {
			return Optional.empty();
		}
		long written = exchanges.getFirst().start();
		return between(List.of(call.sent(), produced(asked, call.sent()), received(done, CONSUMER, written), written,
				replies.getFirst(), replies.getLast(), produced(done, replies.getLast()),
				received(asked, OUTCOMES, call.answered()), call.answered()));
	}

	private static List<Transfer> during(List<Transfer> all, TimedCall call) {
		List<Transfer> during = new ArrayList<>();
		for (int n = firstAfter(all, call.sent()); n < all.size() && call.includes(all.get(n).end()); n++) {
			during.add(all.get(n));
		}
		return during;
	}

	private static int firstAfter(List<Transfer> all, long moment) {
		int low = 0;
		int high = all.size();
		while (low < high) {
			int middle = (low + high) / 2;
			if (all.get(middle).end() < moment) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

	private static boolean isBy(Transfer transfer, String thread, int port) {
		return transfer.port() == port && transfer.thread().startsWith(thread);
	}

	/** When the producer began to write, from a moment on. */
	private long produced(List<Transfer> transfers, long from) {
		return transfers.stream()
			.filter((transfer) -> isBy(transfer, PRODUCER, this.broker) && transfer.direction() == Direction.WRITE)
			.mapToLong(Transfer::start)
			.filter((moment) -> moment >= from)
			.findFirst()
			.orElse(NEVER);
	}

	/** When a consumer had the last that it read, up to a moment. */
	private long received(List<Transfer> transfers, String thread, long upTo) {
		return transfers.stream()
			.filter((transfer) -> isBy(transfer, thread, this.broker) && transfer.direction() == Direction.READ)
			.mapToLong(Transfer::end)
			.filter((moment) -> moment <= upTo)
			.reduce(NEVER, (earlier, later) -> later);
	}

	/** When each reply had come: it may come in pieces. */
	private static List<Long> ends(List<Transfer> exchanges) {
		List<Long> ends = new ArrayList<>();
		for (int n = 0; n < exchanges.size(); n++) {
			boolean last = n + 1 == exchanges.size() || exchanges.get(n + 1).direction() == Direction.WRITE;
			if (last && exchanges.get(n).direction() == Direction.READ) {
				ends.add(exchanges.get(n).end());
			}
		}
		return ends;
	}

	private static Optional<Map<Step, Long>> between(List<Long> moments) {
		Map<Step, Long> steps = new EnumMap<>(Step.class);
		for (Step step : Step.values()) {
			steps.put(step, moments.get(step.ordinal() + 1) - moments.get(step.ordinal()));
		}
		return steps.values().stream().allMatch((nanos) -> nanos >= 0) ? Optional.of(steps) : Optional.empty();
	}

}
