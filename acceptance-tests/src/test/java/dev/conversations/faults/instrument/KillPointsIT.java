package dev.conversations.faults.instrument;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jboss.byteman.agent.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class KillPointsIT {

	private static final String JAR = "conversation-processor.jar";

	@TempDir
	private Path folder;

	@Test
	void everyRuleFindsItsPlaceInTheProcessor() throws Exception {
		java("-Djarmode=tools", "-jar", Path.of("../conversation-processor/target", JAR).toString(), "extract",
				"--destination", this.folder.toString());
		String agent = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
		String classpath = String.join(":", agent, this.folder.resolve(JAR).toString(), this.folder + "/lib/*");
		assertThat(java("-cp", classpath, "org.jboss.byteman.check.TestScript", rules().toString()))
			.doesNotContain("ERROR", "WARNING")
			.contains("no errors");
	}

	@Test
	void everyKillPointHasItsRule() throws IOException {
		List<String> rules = Files.readAllLines(rules());
		assertThat(rules).containsAll(Stream.of(KillPoint.values()).map((point) -> "RULE " + point.rule()).toList());
		assertThat(rules).anyMatch((line) -> line.contains("killJVM(" + KillPoint.EXIT_STATUS + ")"));
	}

	@Test
	void pointIsReachedOnceItsFileIsGone() throws IOException {
		KillPoints points = KillPoints.in(this.folder);
		points.arm(KillPoint.IN_REBALANCE);
		assertThat(points.wasReached(KillPoint.IN_REBALANCE)).isFalse();
		Files.delete(this.folder.resolve("in-rebalance"));
		assertThat(points.wasReached(KillPoint.IN_REBALANCE)).isTrue();
	}

	private static Path rules() {
		return Path.of("src/main/resources/dev/conversations/faults/instrument/kill-points.btm");
	}

	private static String java(String... arguments) throws IOException {
		String program = Path.of(Objects.requireNonNull(System.getProperty("java.home")), "bin", "java").toString();
		Process process = new ProcessBuilder(Stream.concat(Stream.of(program), Stream.of(arguments)).toList())
			.redirectErrorStream(true)
			.start();
		return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

}
