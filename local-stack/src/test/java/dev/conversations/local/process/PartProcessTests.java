package dev.conversations.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class PartProcessTests {

	/** As in linux/sched.h. */
	private static final String SCHED_BATCH = "3";

	private static final Duration SHORT = Duration.ofMillis(200);

	private static final Duration LONG = Duration.ofSeconds(30);

	@TempDir
	private Path folder;

	@Test
	void partThatDiesBeforeItIsReadyIsReportedWithItsLastLines() {
		PartProcess process = PartProcess.start(new ShellPart("echo port taken; exit 7", false));
		assertThatExceptionOfType(StackException.class).isThrownBy(() -> process.awaitReady(LONG))
			.withMessage("shell (process %d) has ended by itself with status 7, see %s:\n  port taken", process.pid(),
					log());
	}

	@Test
	void partThatIsNotReadyInTimeIsReported() {
		PartProcess process = PartProcess.start(new ShellPart("exec sleep 60", false));
		assertThatExceptionOfType(StackException.class).isThrownBy(() -> process.awaitReady(SHORT))
			.withMessageStartingWith("shell was not ready after 0 s, see " + log());
		process.kill();
		assertThat(process.handle().isAlive()).isFalse();
	}

	@Test
	void partThatIgnoresTheRequestToEndIsEndedByForce() {
		PartProcess process = PartProcess.start(new ShellPart("trap '' TERM; while :; do sleep 0.1; done", true));
		process.awaitReady(SHORT);
		process.stop(SHORT);
		assertThat(process.handle().isAlive()).isFalse();
	}

	@Test
	void partLetsOthersFinish() throws IOException {
		PartProcess process = PartProcess.start(new ShellPart("touch started; exec sleep 60", true));
		await().atMost(LONG).until(() -> Files.exists(this.folder.resolve("started")));
		assertThat(policy(process)).isEqualTo(SCHED_BATCH);
		process.kill();
	}

	@Test
	void programThatDoesNotExistIsReported() {
		Launch launch = new Launch(List.of("no-such-program"), Map.of(), this.folder, log());
		PartProcess process = PartProcess.start(new LaunchedPart(launch));
		assertThatExceptionOfType(StackException.class).isThrownBy(() -> process.awaitReady(LONG))
			.withMessageContaining("no-such-program");
	}

	@Test
	void nothingStartsInAGroupThatIsStopping() {
		ProcessGroup group = new ProcessGroup((started) -> {
		});
		group.start(List.of(new ShellPart("exec sleep 60", true)));
		group.stop();
		assertThat(group.all()).noneMatch((process) -> process.handle().isAlive());
		assertThatExceptionOfType(StackException.class)
			.isThrownBy(() -> group.start(List.of(new ShellPart("exec sleep 60", true))))
			.withMessage("shell is not started: the stack is stopping");
	}

	/** The 41st word of proc_pid_stat(5), of which the second is in parentheses. */
	private static String policy(PartProcess process) throws IOException {
		String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
		return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[41 - 3];
	}

	private Path log() {
		return this.folder.resolve("shell.log");
	}

	private final class ShellPart implements Part {

		private final String script;

		private final boolean ready;

		private ShellPart(String script, boolean ready) {
			this.script = script;
			this.ready = ready;
		}

		@Override
		public String name() {
			return "shell";
		}

		@Override
		public Launch prepare() {
			return new Launch(List.of("sh", "-c", this.script), Map.of(), PartProcessTests.this.folder, log());
		}

		@Override
		public boolean isReady() {
			return this.ready;
		}

	}

	private record LaunchedPart(Launch prepare) implements Part {

		@Override
		public String name() {
			return "launched";
		}

		@Override
		public boolean isReady() {
			return false;
		}

	}

}
