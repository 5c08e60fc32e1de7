package dev.conversations.local.part;

import java.nio.file.Path;
import java.util.List;

import dev.conversations.local.fetch.MongodProgram;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MongodPartTests {

	private static final Path HERE = Path.of("");

	private final MongodPart part = new MongodPart(27017, new MongodProgram(HERE, HERE), HERE, HERE);

	@Test
	void missingLibcurlIsExplained() {
		assertThat(this.part.advice("mongod: error while loading shared libraries: libcurl.so.4: cannot open"))
			.isEqualTo("mongod needs the library libcurl.so.4, which is not installed:"
					+ " on Debian or Ubuntu run 'apt-get install libcurl4'");
	}

	@Test
	void uriNamesEveryMember() {
		assertThat(MongodPart.uri(List.of(27017, 27018), "test"))
			.isEqualTo("mongodb://127.0.0.1:27017,127.0.0.1:27018/test?replicaSet=rs0");
	}

	@Test
	void otherEndIsLeftToItsLog() {
		assertThat(this.part.advice("{\"s\":\"F\"}")).isEmpty();
	}

}
