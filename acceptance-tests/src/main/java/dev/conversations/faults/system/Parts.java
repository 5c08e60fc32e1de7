package dev.conversations.faults.system;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.conversations.local.RealParts;
import dev.conversations.local.fetch.Cache;
import dev.conversations.local.fetch.MongodProgram;
import dev.conversations.local.fetch.RegistryProgram;
import dev.conversations.local.part.KafkaPart;
import dev.conversations.local.part.MongodPart;
import dev.conversations.local.part.RegistryPart;
import dev.conversations.local.process.Folders;
import dev.conversations.local.process.Jvm;
import dev.conversations.local.process.Ports;
import dev.conversations.local.process.Progress;

/** The broker, the database and the registry of one system, and the proxy before it. */
final class Parts implements RealParts, AutoCloseable {

	private final Layout layout;

	private final Path folder;

	private final int kafkaPort = Ports.free();

	private final List<Integer> mongodbPorts;

	private final int registryPort = Ports.free();

	private final RegistryProxy registryProxy = new RegistryProxy(this.registryPort);

	private final List<Server> mongods;

	private final Server kafka;

	private final Server registry;

	/** Starts nothing yet. */
	Parts(Layout layout, Path folder, Jvm jvm, Progress progress) {
		this.layout = layout;
		this.folder = folder;
		Cache cache = Cache.ofUser(progress);
		this.mongodbPorts = Stream.generate(Ports::free).distinct().limit(layout.mongods()).toList();
		this.mongods = this.mongodbPorts.stream().map((port) -> mongod(port, MongodProgram.in(cache))).toList();
		this.kafka = new Server(
				new KafkaPart(this.kafkaPort, folderOf("kafka"), log("kafka"), jvm, layout.brokerListener()));
		this.registry = new Server(new RegistryPart(this.registryPort, RegistryProgram.in(cache), folderOf("registry"),
				log("registry"), jvm));
	}

	/** Returns when all of them serve. */
	void start() {
		all().forEach(Server::launch);
		all().forEach(Server::awaitReady);
	}

	private List<Server> all() {
		return Stream.concat(this.mongods.stream(), Stream.of(this.kafka, this.registry)).toList();
	}

	List<Server> mongods() {
		return this.mongods;
	}

	Server mongod(int port) {
		return this.mongods.get(this.mongodbPorts.indexOf(port));
	}

	Server kafka() {
		return this.kafka;
	}

	Server registry() {
		return this.registry;
	}

	RegistryProxy registryProxy() {
		return this.registryProxy;
	}

	@Override
	public String kafkaBootstrapServers() {
		return KafkaPart.bootstrapServers(this.kafkaPort);
	}

	@Override
	public String mongodbUri() {
		return MongodPart.uri(this.mongodbPorts, DATABASE);
	}

	/** Of the registry itself. */
	@Override
	public String schemaRegistryUrl() {
		return RegistryPart.url(this.registryPort);
	}

	/** Of the proxy. */
	String schemaRegistryProxyUrl() {
		return RegistryPart.url(this.registryProxy.port());
	}

	/** Ends them at once and deletes their data. */
	@Override
	public void close() {
		all().forEach(Server::kill);
		this.registryProxy.close();
		this.layout.folders().values().forEach(Folders::delete);
	}

	private Server mongod(int port, MongodProgram program) {
		String name = (this.mongodbPorts.size() == 1) ? "mongodb" : "mongodb-" + port;
		return new Server(new MongodPart(port, program, folderOf(name), log(name), this.mongodbPorts));
	}

	private Path folderOf(String part) {
		return this.layout.folders().getOrDefault(part, this.folder.resolve(part));
	}

	private Path log(String part) {
		return this.folder.resolve("logs").resolve(part + ".log");
	}

}
