package dev.conversations.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.conversations.local.process.Jvm;
import dev.conversations.local.process.Ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A local stack in a process of its own, as a person has it in a terminal. */
final class StackProcess implements AutoCloseable {

	static final Duration LONGEST = Duration.ofMinutes(5);

	private final Path output;

	private final Process process;

	private StackProcess(Path output, Process process) {
		this.output = output;
		this.process = process;
	}

	/** Ports for the environment of one stack. */
	static Map<String, String> ports() {
		Map<String, String> ports = new HashMap<>();
		for (String name : List.of("API_PORT", "PROCESSOR_PORT", "KAFKA_PORT", "MONGODB_PORT", "REGISTRY_PORT")) {
			ports.put(name, String.valueOf(Ports.free()));
		}
		return ports;
	}

	static StackProcess run(StubDistribution distribution, Map<String, String> environment, String... arguments)
			throws IOException {
		Jvm jvm = new Jvm(List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), null);
		List<String> command = new ArrayList<>(jvm.command("stack"));
		command.addAll(List.of("-cp", distribution.classpath(), LocalStack.class.getName()));
		command.addAll(List.of(arguments));
		Path output = Files.createTempFile(distribution.folder(), "stack", ".out");
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
		builder.environment().putAll(environment);
		return new StackProcess(output, builder.start());
	}

	StackProcess awaitReady() throws IOException {
		await().atMost(LONGEST).until(() -> output().contains("READY\n") || !this.process.isAlive());
		assertThat(output()).contains("READY\n");
		return this;
	}

	/** Sends SIGTERM and returns the exit status. */
	int terminate() {
		this.process.destroy();
		return exitStatus();
	}

	void killHard() {
		this.process.destroyForcibly();
		this.process.onExit().join();
	}

	int exitStatus() {
		await().atMost(LONGEST).until(() -> !this.process.isAlive());
		return this.process.exitValue();
	}

	String output() throws IOException {
		return Files.readString(this.output);
	}

	@Override
	public void close() {
		terminate();
	}

}
