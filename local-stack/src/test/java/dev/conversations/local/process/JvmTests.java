package dev.conversations.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class JvmTests {

	@TempDir
	private Path folder;

	@Test
	@EnabledForJreRange(minVersion = 25)
	void firstStartAheadWritesTheCacheThatTheNextOneUses() throws IOException {
		Jvm jvm = new Jvm(List.of(), this.folder).ahead(List.of("-Xmx256m"));
		Path cache = this.folder.resolve("api-%s.aot".formatted(Runtime.version()));
		assertThat(jvm.command("api")).contains("-Xmx256m", "-XX:AOTCacheOutput=" + cache);
		Files.createFile(cache);
		assertThat(jvm.command("api")).contains("-XX:AOTCache=" + cache);
	}

	@Test
	void otherPartsKeepTheirClasses() {
		Jvm jvm = new Jvm(List.of("-Xmx256m"), this.folder);
		assertThat(jvm.command("kafka")).contains("-Xmx256m",
				"-XX:SharedArchiveFile=" + this.folder.resolve("kafka.jsa"));
	}

	@Test
	void nothingIsKeptWithoutAFolder() {
		assertThat(new Jvm(List.of("-Xmx256m"), null).ahead(List.of()).command("api")).hasSize(1);
	}

}
