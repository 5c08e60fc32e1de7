package dev.conversations.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

import dev.conversations.local.process.Distribution;
import dev.conversations.local.process.Launch;
import dev.conversations.local.process.Part;
import dev.conversations.local.process.Ports;

/**
 * A broker that speaks SASL_SSL with SCRAM to its clients, TLS with certificates to
 * itself, and allows nobody anything that no ACL says.
 *
 * @param passwords by user; {@code admin} may do everything
 */
record SecureKafka(int port, Path folder, Certificate certificate, Map<String, String> passwords) implements Part {

	private static final String MECHANISM = "SCRAM-SHA-512";

	private static final String PROPERTIES = """
			process.roles=broker,controller
			node.id=1
			controller.quorum.voters=1@127.0.0.1:%2$d
			listeners=CLIENTS://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d,BROKERS://127.0.0.1:%3$d
			listener.security.protocol.map=CLIENTS:SASL_SSL,CONTROLLER:SSL,BROKERS:SSL
			inter.broker.listener.name=BROKERS
			controller.listener.names=CONTROLLER
			listener.name.clients.sasl.enabled.mechanisms=SCRAM-SHA-512
			listener.name.clients.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
			listener.name.controller.ssl.client.auth=required
			listener.name.brokers.ssl.client.auth=required
			ssl.keystore.location=%4$s
			ssl.keystore.password=%6$s
			ssl.truststore.location=%5$s
			ssl.truststore.password=%8$s
			authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
			super.users=User:admin;User:CN=parts
			log.dirs=%7$s
			auto.create.topics.enable=false
			offsets.topic.replication.factor=1
			offsets.topic.num.partitions=1
			transaction.state.log.replication.factor=1
			transaction.state.log.min.isr=1
			transaction.state.log.num.partitions=1
			group.initial.rebalance.delay.ms=0
			log.cleaner.dedupe.buffer.size=8388608
			""";

	@Override
	public String name() {
		return "secure-kafka";
	}

	@Override
	public Launch prepare() {
		Path properties = this.folder.resolve("server.properties");
		Path data = this.folder.resolve("data");
		try {
			Files.createDirectories(data);
			Files.writeString(properties,
					PROPERTIES.formatted(this.port, Ports.free(), Ports.free(), this.certificate.keyStore(),
							this.certificate.trustStore(), this.certificate.password(), data,
							Certificate.TRUST_PASSWORD));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		format(properties);
		List<String> command = java();
		command.addAll(List.of("dev.conversations.local.broker.KafkaBroker", properties.toString(), data.toString()));
		return new Launch(command, Map.of(), this.folder, this.folder.resolve("kafka.log"));
	}

	@Override
	public boolean isReady() {
		return Ports.isOpen(this.port);
	}

	String bootstrapServers() {
		return "localhost:" + this.port;
	}

	/** What a client of this user is configured with, in Kafka's words. */
	Map<String, String> client(String user, String password) {
		return Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", MECHANISM, "sasl.jaas.config",
				"org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
					.formatted(user, password));
	}

	/** The whole configuration of a client of this user in this JVM. */
	Map<String, Object> configuration(String user) {
		Map<String, Object> settings = new HashMap<>(client(user, this.passwords.get(user)));
		settings.put("bootstrap.servers", bootstrapServers());
		settings.put("ssl.truststore.location", this.certificate.trustStore().toString());
		settings.put("ssl.truststore.password", Certificate.TRUST_PASSWORD);
		return settings;
	}

	Admin admin() {
		return Admin.create(configuration("admin"));
	}

	/** Allows what each line says: user, operation, kind of resource, name or prefix*. */
	void allow(String lines) {
		try (Admin admin = admin()) {
			admin.createAcls(lines.lines().flatMap((line) -> acls(line).stream()).toList()).all().get();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static Collection<AclBinding> acls(String line) {
		String[] words = line.strip().split(" +");
		boolean prefix = words[3].endsWith("*");
		ResourcePattern resource = new ResourcePattern(ResourceType.fromString(words[2]), words[3].replace("*", ""),
				prefix ? PatternType.PREFIXED : PatternType.LITERAL);
		return List.of(words[1].split(","))
			.stream()
			.map((operation) -> new AclBinding(resource,
					new AccessControlEntry("User:" + words[0], "*", AclOperation.fromString(operation),
							AclPermissionType.ALLOW)))
			.toList();
	}

	private void format(Path properties) {
		List<String> command = java();
		command.addAll(List.of("kafka.tools.StorageTool", "format", "--cluster-id", "c2VjdXJlLWNsdXN0ZXItMQ",
				"--config", properties.toString()));
		this.passwords.forEach((user, password) -> command
			.addAll(List.of("--add-scram", MECHANISM + "=[name=%s,password=%s]".formatted(user, password))));
		Jar.Result formatted = Jar.run(command, this.folder, Map.of());
		if (formatted.status() != 0) {
			throw new IllegalStateException("kafka-storage format: " + formatted.out() + formatted.err());
		}
	}

	private static List<String> java() {
		return new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx192m",
				"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-cp",
				Distribution.classpath()));
	}

}
