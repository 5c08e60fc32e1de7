package dev.conversations.local;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.conversations.local.process.Ports;
import dev.conversations.local.process.Tools;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LocalStackTests {

	private static final List<String> PARTS = List.of("MONGODB", "REGISTRY", "KAFKA", "PROCESSOR", "API");

	@TempDir
	private Path folder;

	private Path home;

	private StubDistribution distribution;

	private final Map<String, String> environment = new HashMap<>(StackProcess.ports());

	@BeforeEach
	void build() throws Exception {
		this.distribution = StubDistribution.in(Files.createDirectory(this.folder.resolve("jars")));
		this.home = this.folder.resolve("home");
		this.environment.put("CONVERSATIONS_HOME", this.home.toString());
	}

	@AfterEach
	void unlinkLibraries() throws Exception {
		Files.deleteIfExists(this.folder.resolve("tools/getconf"));
		Files.delete(this.distribution.folder().resolve("lib"));
	}

	@Test
	void stopEndsEveryProcessAndSecondStartOnOtherPortsKeepsTheKeys() throws Exception {
		StackProcess first = start().awaitReady();
		Map<String, String> env = env();
		assertThat(env).containsKeys("API_URL", "API_KEY", "ADMIN_KEY", "KAFKA_BOOTSTRAP_SERVERS",
				"SCHEMA_REGISTRY_URL", "MONGODB_URI");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(envFile()))).isEqualTo("rw-------");
		List<ProcessHandle> processes = processes(env);
		assertThat(processes).hasSize(PARTS.size());

		StackProcess stop = run("stop");
		assertThat(stop.exitStatus()).isZero();
		assertThat(stop.output()).isEqualTo("Stopping\nStopped\n");
		assertThat(first.exitStatus()).isZero();
		assertThat(processes).noneMatch(ProcessHandle::isAlive);
		assertThat(envFile()).doesNotExist();

		this.environment.put("MONGODB_PORT", String.valueOf(Ports.free()));
		try (StackProcess second = start().awaitReady()) {
			assertThat(env().get("ADMIN_KEY")).isEqualTo(env.get("ADMIN_KEY"));
			nothingIsLeftWhenKilled(second);
		}
	}

	private void nothingIsLeftWhenKilled(StackProcess stack) throws Exception {
		List<ProcessHandle> processes = processes(env());
		stack.killHard();
		try (StackProcess stop = run("stop")) {
			assertThat(stop.exitStatus()).isZero();
		}
		assertThat(processes).hasSize(PARTS.size()).noneMatch(ProcessHandle::isAlive);
	}

	@Test
	void ephemeralStackKeepsNoDataAndRefusesASecondInItsHome() throws Exception {
		try (StackProcess stack = run("start", "--ephemeral").awaitReady()) {
			assertThat(this.home.resolve("ephemeral")).isDirectoryContaining("glob:**/kafka");
			StackProcess second = start();
			assertThat(second.exitStatus()).isEqualTo(1);
			assertThat(second.output()).startsWith("A stack is already running in " + this.home).hasLineCount(1);
			assertThat(processes(env())).hasSize(PARTS.size());
			assertThat(stack.terminate()).isZero();
		}
		assertThat(this.home.resolve("ephemeral")).doesNotExist();
		assertThat(this.home.resolve("kafka")).doesNotExist();
		assertThat(this.home.resolve("keys.env")).doesNotExist();
	}

	@Test
	void partThatDiesIsReportedByNameAndTheOthersRunOn() throws Exception {
		try (StackProcess stack = start().awaitReady()) {
			Map<String, String> env = env();
			ProcessHandle processor = process(env, "PROCESSOR");
			processor.destroyForcibly();
			await().atMost(StackProcess.LONGEST)
				.until(() -> stack.output()
					.contains("processor (process %d) has ended by itself".formatted(processor.pid())));
			assertThat(processes(env)).hasSize(PARTS.size() - 1);
			assertThat(stack.terminate()).isEqualTo(1);
		}
	}

	@Test
	void takenPortIsRefusedInOneSentence() throws Exception {
		try (ServerSocket taken = new ServerSocket(Ports.free())) {
			this.environment.put("KAFKA_PORT", String.valueOf(taken.getLocalPort()));
			try (StackProcess stack = start()) {
				assertThat(stack.exitStatus()).isEqualTo(1);
				assertThat(stack.output())
					.startsWith("Port %d is taken by another program: set KAFKA_PORT".formatted(taken.getLocalPort()))
					.hasLineCount(1);
			}
		}
		assertThat(envFile()).doesNotExist();
	}

	@Test
	void missingToolIsRefusedInOneSentence() throws Exception {
		Path tools = Files.createDirectory(this.folder.resolve("tools"));
		Files.createSymbolicLink(tools.resolve("getconf"), Tools.find("getconf").orElseThrow());
		this.environment.put("PATH", tools.toString());
		this.environment.put("XDG_CACHE_HOME", this.folder.resolve("cache").toString());
		try (StackProcess stack = start()) {
			assertThat(stack.exitStatus()).isEqualTo(1);
			assertThat(stack.output()).contains("\nnpm is not installed (not on the PATH): it is needed")
				.hasLineCount(2);
		}
		try (Stream<Path> cached = Files.list(this.folder.resolve("cache/conversations"))) {
			assertThat(cached).allMatch((file) -> file.toString().endsWith(".lock"));
		}
	}

	@Test
	void stopWithoutStackSaysSo() throws Exception {
		try (StackProcess stop = run("stop")) {
			assertThat(stop.exitStatus()).isZero();
			assertThat(stop.output()).isEqualTo("No stack is running in %s\n".formatted(this.home));
		}
	}

	private StackProcess start() throws Exception {
		return run("start");
	}

	private StackProcess run(String... arguments) throws Exception {
		return StackProcess.run(this.distribution, this.environment, arguments);
	}

	private Path envFile() {
		return this.home.resolve("conversations.env");
	}

	private Map<String, String> env() {
		return new PrivateFile(envFile()).read();
	}

	private static List<ProcessHandle> processes(Map<String, String> env) {
		return PARTS.stream()
			.flatMap((part) -> ProcessHandle.of(Long.parseLong(env.get(part + "_PID"))).stream())
			.filter(ProcessHandle::isAlive)
			.toList();
	}

	private static ProcessHandle process(Map<String, String> env, String part) {
		return ProcessHandle.of(Long.parseLong(env.get(part + "_PID"))).orElseThrow();
	}

}
