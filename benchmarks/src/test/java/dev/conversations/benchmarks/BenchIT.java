package dev.conversations.benchmarks;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** That it works; on a busy machine the figures say nothing. */
class BenchIT {

	@TempDir
	Path folder;

	private final StringWriter out = new StringWriter();

	@Test
	void loadsAreMeasuredBesideTheirBaselines() {
		JsonNode results = results("writes", "half", "hot", "memory", "drain", "accepted", "--seconds", "1",
				"--backlog", "2000");
		assertThat(results).extracting((result) -> result.path("benchmark").asString())
			.containsExactly("writes", "half", "hot", "memory", "drain", "accepted");
		assertThat(results).allSatisfy((result) -> {
			assertThat(result.path("figures").path(0).path("value").path("median").asDouble()).isPositive();
			assertThat(result.path("sides")).isNotEmpty().allSatisfy((side) -> {
				assertThat(side.path("per_second").path("median").asDouble()).isPositive();
				assertThat(side.path("cpu").path("median").asDouble()).isPositive();
			});
		});
		assertThat(this.folder.resolve("figures.md")).content()
			.contains("| writes | synchronous, 256 connections |",
					" messages in the order of their commands, none missing");
	}

	@Test
	void stepsOfAWriteAreTold() {
		assertThat(results("waterfall")).hasSize(2).allSatisfy((result) -> {
			assertThat(result.path("figures")).hasSize(9)
				.allSatisfy((figure) -> assertThat(figure.path("value").path("median").asDouble()).isPositive());
		});
	}

	@Test
	void stepsAreMeasuredByThemselvesWithWhatTheyAllocate() {
		assertThat(results("micro")).hasSize(15).allSatisfy((result) -> {
			assertThat(result.path("figures")).hasSize(2)
				.allSatisfy((figure) -> assertThat(figure.path("value").path("median").asDouble()).isPositive());
		});
		assertThat(this.folder.resolve("figures.md")).content()
			.contains("| micro | decide send | ns each |", "| micro | read cursor | bytes allocated each |");
	}

	private JsonNode results(String... arguments) {
		Path json = this.folder.resolve("figures.json");
		int status = new CommandLine(new Bench()).setOut(new PrintWriter(this.out))
			.execute(Stream.concat(Stream.of(arguments), Stream.of("--short", "--json", json.toString()))
				.toArray(String[]::new));
		assertThat(status).as(this.out.toString()).isZero();
		return new JsonMapper().readTree(json).path("results");
	}

}
