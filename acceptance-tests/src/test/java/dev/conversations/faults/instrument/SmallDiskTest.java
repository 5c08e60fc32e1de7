package dev.conversations.faults.instrument;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class SmallDiskTest {

	@Test
	void fullDiskTakesNothingUntilItIsFreed() throws IOException {
		try (SmallDisk disk = mounted()) {
			Path file = Files.createDirectories(disk.folder()).resolve("file");
			disk.fill();
			assertThatIOException().isThrownBy(() -> Files.write(file, new byte[5000]));
			disk.free();
			assertThat(Files.write(file, new byte[5000])).hasSize(5000);
			disk.close();
			assertThat(file).doesNotExist();
		}
	}

	private static SmallDisk mounted() {
		try {
			return SmallDisk.ofMegabytes(1);
		}
		catch (NotPossibleException ex) {
			return Assumptions.abort(ex.getMessage());
		}
	}

}
