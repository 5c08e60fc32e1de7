package dev.conversations.benchmarks.waterfall;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.conversations.benchmarks.lab.SocketRecording.Direction;
import dev.conversations.benchmarks.lab.Transfer;
import dev.conversations.benchmarks.result.Spread;

import static org.assertj.core.api.Assertions.assertThat;

/** Steps as they are told from transfers. */
class TrafficTest {

	private static final int BROKER = 9092;

	private static final int MONGOD = 27017;

	private static final String SENDER = "kafka-producer-network-thread | some-producer";

	private static final TimedCall CALL = new TimedCall(1000, 2000);

	private final List<Transfer> api = new ArrayList<>(List.of(read("outcomes", BROKER, 900),
			write(SENDER, BROKER, 1100), read(SENDER, BROKER, 1150), read("outcomes", BROKER, 1880),
			read("outcomes", BROKER, 1900), write("outcomes", BROKER, 1950), read("outcomes", BROKER, 2100)));

	private final List<Transfer> processor = new ArrayList<>(List.of(read("commands-0-C-1", BROKER, 800),
			read("commands-0-C-1", BROKER, 1290), read("commands-0-C-1", BROKER, 1300),
			write("commands-0-C-1", MONGOD, 1340), read("commands-0-C-1", MONGOD, 1490),
			read("commands-0-C-1", MONGOD, 1500), write(SENDER, BROKER, 1510), write("commands-0-C-1", MONGOD, 1520),
			read("commands-0-C-1", MONGOD, 1700), write(SENDER, BROKER, 1720), read(SENDER, BROKER, 1790)));

	@Test
	void everyStepIsTold() {
		assertThat(steps()).contains(Map.of(Step.REQUEST, 90L, Step.COMMAND, 210L, Step.DECISION, 30L, Step.BULK_WRITE,
				170L, Step.COMMIT, 200L, Step.OUTCOME, 10L, Step.REPLY, 190L, Step.ANSWER, 100L));
	}

	@Test
	void callIsLeftOutWhenTheProcessorHadToRead() {
		this.processor.add(3, write("commands-0-C-1", MONGOD, 1310));
		this.processor.add(4, read("commands-0-C-1", MONGOD, 1320));

		assertThat(steps()).isEmpty();
	}

	@Test
	void callIsLeftOutWhenItsOutcomeWasNotSeen() {
		this.api.removeIf((transfer) -> transfer.thread().equals("outcomes") && transfer.end() > 1000);

		assertThat(steps()).isEmpty();
	}

	@Test
	void slowestAreAHundredthOfTheCalls() {
		List<Map<Step, Long>> calls = new ArrayList<>();
		for (long n = 1; n <= 250; n++) {
			calls.add(Map.of(Step.COMMIT, 1_000_000 * n, Step.ANSWER, 1_000_000L));
		}
		Round slowest = new Round(300, calls).slowest();

		assertThat(slowest.calls()).isEqualTo(2);
		assertThat(slowest.median(Step.COMMIT)).isEqualTo(249.5);
		assertThat(slowest.medianOfAll()).isEqualTo(250.5);
	}

	@Test
	void pictureShowsEveryStep() {
		Map<Step, Spread> steps = new EnumMap<>(Step.class);
		for (Step step : Step.values()) {
			steps.put(step, Spread.of(0.25));
		}

		assertThat(new Picture(steps).svg()).startsWith("<svg ")
			.contains("The steps of one synchronous write, 2.00 ms in all")
			.contains(List.of(Step.values()).stream().map(Step::text).toList())
			.endsWith("</svg>\n");
	}

	private Optional<Map<Step, Long>> steps() {
		return new Traffic(this.api, this.processor, BROKER, MONGOD).steps(CALL);
	}

	private static Transfer read(String thread, int port, long end) {
		return new Transfer(Direction.READ, thread, port, end - 5, end);
	}

	private static Transfer write(String thread, int port, long end) {
		return new Transfer(Direction.WRITE, thread, port, end - 10, end);
	}

}
