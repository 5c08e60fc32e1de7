package dev.conversations.faults;

import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.conversations.faults.fault.Catalogue;
import dev.conversations.faults.fault.Fault;
import dev.conversations.faults.system.Jars;

import static org.assertj.core.api.Assertions.assertThat;

/** The faults that every build is put to, one after the other on one system. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultSmokeIT {

	private static final Logger LOG = LoggerFactory.getLogger(FaultSmokeIT.class);

	private final Report report = new Report(1, (line) -> LOG.info(line.stripTrailing()));

	private final Campaign campaign = new Campaign(Jars.ofCheckout(null), 8, Path.of("target", "faults"),
			(line) -> LOG.info(line.stripTrailing()));

	@ParameterizedTest
	@MethodSource("smoke")
	void everyPromiseIsKept(String name) throws InterruptedException {
		Verdict verdict = this.campaign.play(Catalogue.find(name).orElseThrow(), 1);
		this.report.add(verdict);
		assertThat(verdict.findings()).isEmpty();
		assertThat(verdict.passed()).as(verdict.inWords()).isTrue();
		assertThat(verdict.oks()).isPositive();
	}

	static Stream<String> smoke() {
		return Catalogue.smoke().stream().map(Fault::name);
	}

	@AfterAll
	void stop() {
		this.report.end();
		this.campaign.close();
	}

}
