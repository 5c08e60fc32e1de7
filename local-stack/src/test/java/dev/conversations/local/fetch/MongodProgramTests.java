package dev.conversations.local.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.conversations.local.process.Progress;
import dev.conversations.local.process.StackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MongodProgramTests {

	@TempDir
	private Path folder;

	@Test
	void configuredProgramIsUsed() throws Exception {
		Path mongod = program("db version v8.0.4");
		assertThat(MongodProgram.of(mongod.toString(), cache()).file()).isEqualTo(mongod);
	}

	@Test
	void configuredProgramThatIsTooOldIsRefused() throws Exception {
		Path mongod = program("db version v7.0.12");
		assertThatExceptionOfType(StackException.class).isThrownBy(() -> MongodProgram.of(mongod.toString(), cache()))
			.withMessage("MONGOD names %s, which is not MongoDB 8 or newer", mongod);
	}

	@Test
	void configuredProgramThatDoesNotExistIsRefused() {
		assertThatExceptionOfType(StackException.class).isThrownBy(() -> MongodProgram.of("/no/mongod", cache()))
			.withMessage("MONGOD names /no/mongod, which is no program");
	}

	private Path program(String version) throws IOException {
		Path file = Files.writeString(this.folder.resolve("mongod"), "#!/bin/sh\necho '%s'\n".formatted(version));
		assertThat(file.toFile().setExecutable(true)).isTrue();
		return file;
	}

	private Cache cache() {
		return new Cache(this.folder, new Progress((text) -> {
		}, false));
	}

}
