package dev.conversations.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.conversations.local.fetch.Cache;
import dev.conversations.local.fetch.MongodProgram;
import dev.conversations.local.fetch.RegistryProgram;
import dev.conversations.local.part.KafkaPart;
import dev.conversations.local.part.MongodPart;
import dev.conversations.local.part.RegistryPart;
import dev.conversations.local.process.Part;
import dev.conversations.local.process.PartProcess;

/**
 * Parts that run as processes of this machine.
 *
 * @param processes those that were started, in that order
 */
record LocalParts(String kafkaBootstrapServers, String mongodbUri, String schemaRegistryUrl,
		List<PartProcess> processes) implements RealParts {

	private static final Duration LONGEST_START = Duration.ofMinutes(2);

	/**
	 * Starts those that are not given and returns when all of them are ready.
	 * @param folder keeps their data and logs
	 */
	static LocalParts start(GivenParts given, PartPorts ports, Path folder, List<String> jvmOptions, Cache cache) {
		Path logs = folder.resolve("logs");
		List<Part> parts = new ArrayList<>();
		String kafka = given.kafka();
		if (kafka == null) {
			KafkaPart part = new KafkaPart(ports.kafka(), folder.resolve("kafka"), logs.resolve("kafka.log"),
					jvmOptions);
			kafka = part.bootstrapServers();
			parts.add(part);
		}
		String mongodb = given.mongodb();
		if (mongodb == null) {
			MongodPart part = new MongodPart(ports.mongodb(), MongodProgram.in(cache), folder.resolve("mongodb"),
					logs.resolve("mongodb.log"));
			mongodb = part.uri(RealParts.DATABASE);
			parts.add(part);
		}
		String registry = given.registry();
		if (registry == null) {
			RegistryPart part = new RegistryPart(ports.registry(), RegistryProgram.in(cache),
					folder.resolve("registry"), logs.resolve("registry.log"), jvmOptions);
			registry = part.url();
			parts.add(part);
		}
		return new LocalParts(kafka, mongodb, registry, startAll(parts));
	}

	private static List<PartProcess> startAll(List<Part> parts) {
		List<PartProcess> processes = new ArrayList<>();
		try {
			parts.forEach((part) -> processes.add(PartProcess.start(part)));
			processes.forEach((process) -> process.awaitReady(LONGEST_START));
			return List.copyOf(processes);
		}
		catch (RuntimeException ex) {
			processes.forEach(PartProcess::kill);
			throw ex;
		}
	}

}
