package dev.conversations.benchmarks;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

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

	@Test
	void writesAreMeasuredBesideTheirBaseline() {
		Path json = this.folder.resolve("figures.json");
		StringWriter out = new StringWriter();
		int status = new CommandLine(new Bench()).setOut(new PrintWriter(out))
			.execute("writes", "--short", "--seconds", "1", "--json", json.toString());
		assertThat(status).as(out.toString()).isZero();
		assertThat(json.resolveSibling("figures.md")).content().contains("| writes | synchronous, 256 connections |");
		JsonNode results = new JsonMapper().readTree(json).path("results");
		assertThat(results).hasSize(1).allSatisfy((result) -> {
			assertThat(result.path("figures").path(0).path("value").path("median").asDouble()).isPositive();
			assertThat(result.path("sides")).hasSize(2).allSatisfy((side) -> {
				assertThat(side.path("per_second").path("median").asDouble()).isPositive();
				assertThat(side.path("cpu").path("median").asDouble()).isPositive();
			});
		});
	}

}
