package dev.conversations.benchmarks.lab;

import java.util.List;

import dev.conversations.local.RealParts;
import dev.conversations.local.fetch.Cache;
import dev.conversations.local.fetch.MongodProgram;
import dev.conversations.local.fetch.RegistryProgram;
import dev.conversations.local.part.KafkaPart;
import dev.conversations.local.part.MongodPart;
import dev.conversations.local.part.RegistryPart;
import dev.conversations.local.process.Jvm;
import dev.conversations.local.process.PartProcess;
import dev.conversations.local.process.Ports;
import dev.conversations.local.process.Progress;

/** One broker, one mongod and one registry with the settings of a local stack. */
final class Parts implements RealParts {

	private static final Jvm JVM = new Jvm(
			List.of("-Xms128m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:+UseTransparentHugePages"), null);

	private final int kafkaPort = Ports.free();

	private final int mongodbPort = Ports.free();

	private final int registryPort = Ports.free();

	private final PartProcess mongodb;

	private final PartProcess kafka;

	/** Returns when all of them are ready. */
	Parts(Processes processes, Progress progress) {
		Cache cache = Cache.ofUser(progress);
		this.mongodb = processes.launch(new MongodPart(this.mongodbPort, MongodProgram.in(cache),
				processes.folder("mongodb"), processes.log("mongodb")));
		this.kafka = processes
			.launch(new KafkaPart(this.kafkaPort, processes.folder("kafka"), processes.log("kafka"), JVM, null));
		PartProcess registry = processes.launch(new RegistryPart(this.registryPort, RegistryProgram.in(cache),
				processes.folder("registry"), processes.log("registry"), JVM));
		List.of(this.mongodb, this.kafka, registry).forEach((process) -> process.awaitReady(Processes.START));
	}

	PartProcess mongodb() {
		return this.mongodb;
	}

	PartProcess kafka() {
		return this.kafka;
	}

	@Override
	public String kafkaBootstrapServers() {
		return KafkaPart.bootstrapServers(this.kafkaPort);
	}

	@Override
	public String mongodbUri() {
		return MongodPart.uri(this.mongodbPort, DATABASE);
	}

	@Override
	public String schemaRegistryUrl() {
		return RegistryPart.url(this.registryPort);
	}

}
