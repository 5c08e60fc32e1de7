package dev.conversations.benchmarks.waterfall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import com.mongodb.ConnectionString;
import dev.conversations.benchmarks.lab.Lab;
import dev.conversations.benchmarks.lab.RunningSystem;
import dev.conversations.benchmarks.lab.SocketRecording;
import dev.conversations.benchmarks.load.Call;
import dev.conversations.benchmarks.measure.Benchmark;
import dev.conversations.benchmarks.measure.Contestant;
import dev.conversations.benchmarks.measure.Session;
import dev.conversations.benchmarks.measure.Writers;
import dev.conversations.benchmarks.result.Figure;
import dev.conversations.benchmarks.result.Result;
import dev.conversations.benchmarks.result.Spread;

/**
 * The steps of one synchronous write at a time, told from what crosses the sockets of
 * both applications. Draws a picture of them, too.
 */
public final class Waterfall extends Benchmark {

	private static final String PICTURE = "target/waterfall.svg";

	public Waterfall() {
		super("waterfall", "the steps of a synchronous write, one at a time, and a picture of them");
	}

	@Override
	public List<Result> run(Session session) throws InterruptedException {
		Contestant writer = Writers.system(session);
		session.warmUp(writer, 1, 201);
		List<Round> rounds = new ArrayList<>();
		for (int n = 0; n < session.plan().pairs(); n++) {
			rounds.add(round(session, writer));
		}
		draw(session, spreads(rounds, Function.identity()));
		return List.of(result("synchronous, one client", figures(rounds, Function.identity()), List.of(), note(rounds)),
				result("synchronous, one client, the slowest 1 %", figures(rounds, Round::slowest), List.of()));
	}

	private static Round round(Session session, Contestant writer) {
		RunningSystem system = session.lab().system();
		try (SocketRecording api = SocketRecording.start(system.api());
				SocketRecording processor = SocketRecording.start(system.processor())) {
			List<TimedCall> calls = call(session, writer);
			Traffic traffic = traffic(session.lab(), api, processor);
			return new Round(calls.size(), calls.stream().map(traffic::steps).flatMap(Optional::stream).toList());
		}
	}

	private static Traffic traffic(Lab lab, SocketRecording api, SocketRecording processor) {
		int broker = URI.create("kafka://" + lab.parts().kafkaBootstrapServers()).getPort();
		String mongod = new ConnectionString(lab.parts().mongodbUri()).getHosts().getFirst();
		return new Traffic(api.stop(), processor.stop(), broker, URI.create("mongodb://" + mongod).getPort());
	}

	private static List<TimedCall> call(Session session, Contestant writer) {
		List<TimedCall> calls = new ArrayList<>();
		Supplier<Call> next = writer.calls().apply(0);
		try (Caller caller = new Caller(writer.subject())) {
			long end = System.nanoTime() + session.plan().time().toNanos();
			while (System.nanoTime() < end) {
				calls.add(caller.call(next.get()));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return calls;
	}

	/** Of some calls of each round. */
	private static Map<Step, Spread> spreads(List<Round> rounds, Function<Round, Round> some) {
		Map<Step, Spread> spreads = new EnumMap<>(Step.class);
		for (Step step : Step.values()) {
			spreads.put(step, Spread.of(rounds.stream().map((round) -> some.apply(round).median(step)).toList()));
		}
		return spreads;
	}

	private static List<Figure> figures(List<Round> rounds, Function<Round, Round> some) {
		List<Figure> figures = new ArrayList<>();
		spreads(rounds, some).forEach((step, spread) -> figures.add(Figure.of(step.text() + ", ms", spread)));
		figures.add(Figure.of("whole call, ms",
				Spread.of(rounds.stream().map((round) -> some.apply(round).medianOfAll()).toList())));
		return figures;
	}

	private static String note(List<Round> rounds) {
		return "medians of %,d calls; the steps of %,d more could not be told; drawn in %s".formatted(
				rounds.stream().mapToInt((round) -> round.steps().size()).sum(),
				rounds.stream().mapToInt((round) -> round.calls() - round.steps().size()).sum(), PICTURE);
	}

	private static void draw(Session session, Map<Step, Spread> steps) {
		try {
			new Picture(steps).write(session.root().resolve(PICTURE));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
