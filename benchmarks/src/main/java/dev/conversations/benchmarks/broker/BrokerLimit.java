package dev.conversations.benchmarks.broker;

import java.util.ArrayList;
import java.util.List;

import dev.conversations.benchmarks.measure.Benchmark;
import dev.conversations.benchmarks.measure.Session;
import dev.conversations.benchmarks.result.Figure;
import dev.conversations.benchmarks.result.Result;
import dev.conversations.benchmarks.result.Spread;

/** Kafka's own performance tools, with records as large as a command. */
public final class BrokerLimit extends Benchmark {

	/** A command with a message of a hundred characters. */
	private static final int RECORD_BYTES = 350;

	private static final int RECORDS = 500_000;

	private static final int RECORDS_BRIEF = 20_000;

	private static final int PARTITIONS = 12;

	public BrokerLimit() {
		super("broker", "records that Kafka's own tools write and read a second");
	}

	@Override
	public List<Result> run(Session session) throws InterruptedException {
		int records = session.plan().brief() ? RECORDS_BRIEF : RECORDS;
		PerformanceTools tools = new PerformanceTools(session.lab().parts().kafkaBootstrapServers());
		List<Double> written = new ArrayList<>();
		List<Double> read = new ArrayList<>();
		for (int n = 0; n < session.plan().pairs(); n++) {
			String topic = "limit-%d".formatted(n);
			tools.create(topic, PARTITIONS);
			written.add(tools.write(topic, records, RECORD_BYTES));
			read.add(tools.read(topic, records));
			tools.delete(topic);
		}
		return List.of(result("%,d records of %d bytes, acks=all".formatted(records, RECORD_BYTES), List
			.of(Figure.of("written per second", Spread.of(written)), Figure.of("read per second", Spread.of(read))),
				List.of(), ""));
	}

}
