package dev.conversations.benchmarks.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.mongodb.client.MongoClient;
import dev.conversations.benchmarks.load.Cost;
import dev.conversations.local.process.PartProcess;
import org.bson.Document;

/** Reads what processes have cost so far. */
public final class Meter {

	private static final List<String> NOT_OURS = List.of("mongodb", "kafka", "registry");

	private final Map<Long, Heap> heaps = new ConcurrentHashMap<>();

	private final MongoClient mongo;

	Meter(MongoClient mongo) {
		this.mongo = mongo;
	}

	/**
	 * CPU and memory of these processes, heap of those among them that are our own, all
	 * transactions.
	 */
	public Cost read(List<PartProcess> processes) {
		Duration cpu = processes.stream().map((process) -> cpu(process.handle())).reduce(Duration.ZERO, Duration::plus);
		long allocated = processes.stream()
			.filter((process) -> !NOT_OURS.contains(process.name()))
			.mapToLong((process) -> heap(process).allocated())
			.sum();
		long resident = processes.stream().mapToLong((process) -> resident(process.handle())).sum();
		return new Cost(cpu, transactions(), allocated, resident);
	}

	/** CPU time that a process has taken so far. */
	public static Duration cpu(ProcessHandle process) {
		return process.info().totalCpuDuration().orElse(Duration.ZERO);
	}

	/** Bytes of memory that a process holds. */
	public static long resident(ProcessHandle process) {
		try (Stream<String> lines = Files.lines(Path.of("/proc/%d/status".formatted(process.pid())))) {
			return lines.filter((line) -> line.startsWith("VmRSS:"))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
				.sum();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Of one of our own applications. */
	public Heap heap(PartProcess process) {
		return this.heaps.computeIfAbsent(process.pid(), Heap::of);
	}

	/** Before the process is ended. */
	void forget(PartProcess process) {
		Heap known = this.heaps.remove(process.pid());
		if (known != null) {
			known.close();
		}
	}

	private long transactions() {
		Document status = this.mongo.getDatabase("admin").runCommand(new Document("serverStatus", 1));
		return status.get("transactions", Document.class).getLong("totalCommitted");
	}

	void close() {
		this.heaps.values().forEach(Heap::close);
	}

}
