package dev.conversations.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.conversations.local.fetch.Cache;
import dev.conversations.local.fetch.MongodProgram;
import dev.conversations.local.fetch.RegistryProgram;
import dev.conversations.local.part.KafkaPart;
import dev.conversations.local.part.MongodPart;
import dev.conversations.local.part.RegistryPart;
import dev.conversations.local.process.Jvm;
import dev.conversations.local.process.Part;

/**
 * Parts that run as processes of this machine, but for those that are given.
 *
 * @param folder keeps their data
 * @param logs keeps their logs
 * @param database of the mongod that is started
 * @param jvm runs the broker and the registry
 */
record LocalParts(GivenParts given, PartPorts ports, Path folder, Path logs, String database,
		Jvm jvm) implements RealParts {

	/** Those that are not given; their programs are fetched into the cache first. */
	List<Part> toStart(Cache cache) {
		List<Part> parts = new ArrayList<>();
		if (this.given.mongodb() == null) {
			parts.add(new MongodPart(this.ports.mongodb(), MongodProgram.in(cache), folderOf("mongodb"),
					logOf("mongodb")));
		}
		if (this.given.registry() == null) {
			parts.add(new RegistryPart(this.ports.registry(), RegistryProgram.in(cache), folderOf("registry"),
					logOf("registry"), this.jvm));
		}
		if (this.given.kafka() == null) {
			parts.add(new KafkaPart(this.ports.kafka(), folderOf("kafka"), logOf("kafka"), this.jvm));
		}
		return parts;
	}

	private Path folderOf(String part) {
		return this.folder.resolve(part);
	}

	private Path logOf(String part) {
		return this.logs.resolve(part + ".log");
	}

	@Override
	public String kafkaBootstrapServers() {
		return Objects.requireNonNullElseGet(this.given.kafka(), () -> KafkaPart.bootstrapServers(this.ports.kafka()));
	}

	@Override
	public String mongodbUri() {
		return Objects.requireNonNullElseGet(this.given.mongodb(),
				() -> MongodPart.uri(this.ports.mongodb(), this.database));
	}

	@Override
	public String schemaRegistryUrl() {
		return Objects.requireNonNullElseGet(this.given.registry(), () -> RegistryPart.url(this.ports.registry()));
	}

}
