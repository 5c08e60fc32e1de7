package dev.conversations.local.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.conversations.local.process.Distribution;
import dev.conversations.local.process.Jvm;
import dev.conversations.local.process.Launch;
import dev.conversations.local.process.Part;
import dev.conversations.local.process.Ports;
import dev.conversations.local.process.StackException;

/**
 * The Kafka broker, a single node in KRaft mode.
 *
 * @param port where clients connect
 * @param folder keeps its configuration and, below it, its data
 * @param log receives its output
 * @param jvm runs it
 * @param proxied a second listener whose clients are told to connect to another port,
 * where a proxy in front of it listens; null for none
 */
public record KafkaPart(int port, Path folder, Path log, Jvm jvm, @Nullable Proxied proxied) implements Part {

	private static final String SECOND_LISTENER = """
			listeners=CLIENTS://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d,PROXIED://127.0.0.1:%3$d
			advertised.listeners=CLIENTS://127.0.0.1:%1$d,PROXIED://127.0.0.1:%4$d
			listener.security.protocol.map=CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT,PROXIED:PLAINTEXT
			""";

	private static final String PROPERTIES = """
			process.roles=broker,controller
			node.id=1
			controller.quorum.voters=1@127.0.0.1:%2$d
			listeners=CLIENTS://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
			listener.security.protocol.map=CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT
			inter.broker.listener.name=CLIENTS
			controller.listener.names=CONTROLLER
			log.dirs=%3$s
			auto.create.topics.enable=false
			offsets.topic.replication.factor=1
			offsets.topic.num.partitions=4
			transaction.state.log.replication.factor=1
			transaction.state.log.min.isr=1
			transaction.state.log.num.partitions=4
			share.coordinator.state.topic.replication.factor=1
			share.coordinator.state.topic.min.isr=1
			group.initial.rebalance.delay.ms=0
			group.consumer.min.heartbeat.interval.ms=500
			group.consumer.heartbeat.interval.ms=500
			group.consumer.min.session.timeout.ms=10000
			group.consumer.session.timeout.ms=10000
			add.partitions.to.txn.retry.backoff.ms=1
			num.network.threads=2
			num.io.threads=4
			log.cleaner.dedupe.buffer.size=8388608
			""";

	public KafkaPart(int port, Path folder, Path log, Jvm jvm) {
		this(port, folder, log, jvm, null);
	}

	@Override
	public String name() {
		return "kafka";
	}

	@Override
	public Launch prepare() {
		Path data = this.folder.resolve("data");
		Path properties = this.folder.resolve("server.properties");
		try {
			Files.createDirectories(data);
			Files.writeString(properties, properties(data, Ports.free()));
		}
		catch (IOException ex) {
			throw new StackException("kafka's configuration could not be written: " + ex.getMessage(), ex);
		}
		return new Launch(command(properties, data), Map.of(), this.folder, this.log);
	}

	private String properties(Path data, int controller) {
		String text = PROPERTIES.formatted(this.port, controller, data);
		return (this.proxied == null) ? text : text
				+ SECOND_LISTENER.formatted(this.port, controller, this.proxied.listening(), this.proxied.advertised());
	}

	private List<String> command(Path properties, Path data) {
		List<String> command = new ArrayList<>(this.jvm.command(name()));
		command.addAll(List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
				"-Dorg.slf4j.simpleLogger.showDateTime=true",
				"-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSZ", "-cp", Distribution.classpath(),
				"dev.conversations.local.broker.KafkaBroker", properties.toString(), data.toString()));
		return command;
	}

	/** The broker opens its clients' port as the last step of its start. */
	@Override
	public boolean isReady() {
		return Ports.isOpen(this.port);
	}

	public static String bootstrapServers(int port) {
		return "127.0.0.1:" + port;
	}

	/**
	 * The ports of a listener behind a proxy.
	 *
	 * @param listening where the broker listens
	 * @param advertised where it tells clients to connect: the proxy
	 */
	public record Proxied(int listening, int advertised) {
	}

}
