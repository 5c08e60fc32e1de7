package dev.conversations.local.part;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.conversations.local.fetch.MongodProgram;
import dev.conversations.local.process.Launch;
import dev.conversations.local.process.Part;
import dev.conversations.local.process.Ports;

/**
 * mongod as a member of a replica set, which transactions need; usually the only one.
 *
 * @param port where clients connect
 * @param program the mongod to run
 * @param folder keeps its data
 * @param log receives its output
 * @param members where all members of the set listen, this one among them
 */
public record MongodPart(int port, MongodProgram program, Path folder, Path log,
		List<Integer> members) implements Part {

	/**
	 * How long the transaction of a processor that died holds up the next one. MongoDB's
	 * default is 60 s; no processor works on one for longer than this.
	 */
	private static final Duration TRANSACTION_LIFETIME = Duration.ofSeconds(10);

	/**
	 * For how long former versions of changed documents are kept for readers of the past.
	 * MongoDB's default is 300 s; nothing here reads anything older than the beginning of
	 * its own transaction, which keeps what it needs itself.
	 */
	private static final Duration HISTORY = TRANSACTION_LIFETIME;

	/**
	 * In percent of the cache. By default writing out begins at 5 and 2.5, and takes a
	 * core for a tenth of a second every one or two seconds (figures in
	 * docs/performance.md).
	 */
	private static final String EVICTION = "eviction_dirty_target=40,eviction_dirty_trigger=60,"
			+ "eviction_updates_target=20,eviction_updates_trigger=30";

	/** The only member of its set. */
	public MongodPart(int port, MongodProgram program, Path folder, Path log) {
		this(port, program, folder, log, List.of(port));
	}

	@Override
	public String name() {
		return (this.members.size() == 1) ? "mongodb" : "mongodb-" + (1 + this.members.indexOf(this.port));
	}

	@Override
	public Launch prepare() {
		return new Launch(
				List.of(this.program.file().toString(), "--replSet", ReplicaSet.NAME, "--bind_ip", "127.0.0.1",
						"--port", String.valueOf(this.port), "--dbpath", this.folder.toString(), "--nounixsocket",
						"--noscripting", "--networkMessageCompressors", "snappy,zstd", "--wiredTigerCacheSizeGB", "1",
						"--wiredTigerEngineConfigString", EVICTION, "--oplogSize", "512", "--setParameter",
						"diagnosticDataCollectionEnabled=false", "--setParameter",
						"transactionLifetimeLimitSeconds=" + TRANSACTION_LIFETIME.toSeconds(), "--setParameter",
						"minSnapshotHistoryWindowInSeconds=" + HISTORY.toSeconds(), "--quiet"),
				Map.of("LD_LIBRARY_PATH", this.program.libraries().toString()), this.folder, this.log);
	}

	@Override
	public boolean isReady() {
		return Ports.isOpen(this.port) && new ReplicaSet(address(this.port), addresses(this.members)).isReady();
	}

	@Override
	public String advice(String lastLines) {
		if (lastLines.contains("libcurl.so.4")) {
			return "mongod needs the library libcurl.so.4, which is not installed: on Debian or Ubuntu run"
					+ " 'apt-get install libcurl4'";
		}
		if (lastLines.contains("error while loading shared libraries")) {
			return "mongod does not run on this system (%s): set MONGOD to one that does".formatted(lastLines);
		}
		return "";
	}

	public static String uri(int port, String database) {
		return uri(List.of(port), database);
	}

	/** For a set of several members. */
	public static String uri(List<Integer> members, String database) {
		return "mongodb://%s/%s?replicaSet=%s".formatted(String.join(",", addresses(members)), database,
				ReplicaSet.NAME);
	}

	private static List<String> addresses(List<Integer> ports) {
		return ports.stream().map(MongodPart::address).toList();
	}

	private static String address(int port) {
		return "127.0.0.1:" + port;
	}

}
