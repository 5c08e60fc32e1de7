package dev.conversations.benchmarks.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run has found.
 *
 * @param run when, where and how it was measured, by name
 * @param failures of benchmarks that did not come to an end, a sentence each
 */
public record Report(Map<String, String> run, List<Result> results, List<String> failures) {

	private static final JsonMapper JSON = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.enable(SerializationFeature.INDENT_OUTPUT)
		.build();

	/** With what one more benchmark has found. */
	public Report with(List<Result> more) {
		return new Report(this.run, Stream.concat(this.results.stream(), more.stream()).toList(), this.failures);
	}

	/** With a benchmark that found nothing. */
	public Report withFailure(String sentence) {
		return new Report(this.run, this.results, Stream.concat(this.failures.stream(), Stream.of(sentence)).toList());
	}

	/** Writes it as JSON, and beside that as a Markdown table. */
	public void write(Path json) throws IOException {
		Files.createDirectories(json.toAbsolutePath().getParent());
		Files.writeString(json, JSON.writeValueAsString(this) + "\n");
		String name = json.getFileName().toString().replaceFirst("\\.json$", "");
		Files.writeString(json.resolveSibling(name + ".md"), "# Benchmark\n\n" + markdown());
	}

	/** What was asked, and what lies behind the answers. */
	public String markdown() {
		String about = this.run.entrySet()
			.stream()
			.map((entry) -> "- %s: %s\n".formatted(entry.getKey(), entry.getValue()))
			.collect(Collectors.joining());
		return about + "\n" + figures() + sides() + notes() + failed();
	}

	private Table figures() {
		Table table = new Table(3, "benchmark", "load", "figure", "target", "median (least–greatest)", "met");
		this.results.forEach((result) -> result.figures()
			.forEach((figure) -> table.row(result.benchmark(), result.load(), figure.name(), cell(figure.target()),
					figure.value(), figure.met())));
		return table;
	}

	private String sides() {
		if (this.results.stream().allMatch((result) -> result.sides().isEmpty())) {
			return "";
		}
		Table table = new Table(3, "benchmark", "load", "side", "per second", "p50 ms", "p95 ms", "p99 ms", "p99.9 ms",
				"CPU s per 1,000", "KiB allocated each", "MiB resident");
		this.results.forEach((result) -> result.sides()
			.forEach((side) -> table.row(result.benchmark(), result.load(), side.name(), side.perSecond(),
					cell(side.p50()), cell(side.p95()), cell(side.p99()), cell(side.p999()), side.cpu(),
					cell(side.allocated()), cell(side.resident()))));
		return "\n" + table;
	}

	private String failed() {
		return this.failures.stream().map("\n**%s**\n"::formatted).collect(Collectors.joining());
	}

	private static Object cell(@Nullable Object value) {
		return Objects.requireNonNullElse(value, "");
	}

	private String notes() {
		return this.results.stream()
			.filter((result) -> !result.note().isEmpty())
			.map((result) -> "\n%s, %s: %s\n".formatted(result.benchmark(), result.load(), result.note()))
			.collect(Collectors.joining());
	}

}
