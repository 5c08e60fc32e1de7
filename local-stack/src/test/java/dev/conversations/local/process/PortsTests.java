package dev.conversations.local.process;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PortsTests {

	@Test
	void portIsGivenOnceAlthoughNobodyListensThere() {
		List<Integer> ports = Stream.generate(Ports::free).limit(1000).toList();
		assertThat(ports).doesNotHaveDuplicates();
	}

	@Test
	void portsAreGivenAgainWhenAllWere() {
		assertThat(Stream.generate(Ports::free).limit(20_000)).hasSize(20_000);
	}

}
