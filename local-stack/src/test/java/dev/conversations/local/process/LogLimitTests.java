package dev.conversations.local.process;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LogLimitTests {

	@TempDir
	private Path folder;

	@Test
	void largeLogIsMovedAwayAndSmallOneStays() throws Exception {
		Path large = Files.writeString(this.folder.resolve("large.log"), "x".repeat(101));
		Path small = Files.writeString(this.folder.resolve("small.log"), "x".repeat(100));
		new LogLimit(this.folder, 100).apply();
		assertThat(large).isEmptyFile();
		assertThat(this.folder.resolve("large.log.1")).hasSize(101);
		assertThat(small).hasSize(100);
	}

}
