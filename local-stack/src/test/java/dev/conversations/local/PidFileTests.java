package dev.conversations.local;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PidFileTests {

	@TempDir
	private Path folder;

	@Test
	void processOfAnotherStartTimeIsNotTakenForOurs() {
		PidFile.Entry self = PidFile.Entry.of("kafka", ProcessHandle.current());
		PidFile.Entry reused = new PidFile.Entry("mongodb", self.pid(), Instant.parse("2020-01-01T00:00:00Z"));
		PidFile pids = PidFile.in(this.folder);
		pids.write(List.of(self, reused));
		assertThat(pids.running()).containsExactly(self);
	}

	@Test
	void missingFileNamesNoProcess() {
		assertThat(PidFile.in(this.folder).running()).isEmpty();
	}

}
