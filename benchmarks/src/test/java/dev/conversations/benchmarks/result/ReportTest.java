package dev.conversations.benchmarks.result;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ReportTest {

	private static final Spread ONE = Spread.of(1.0);

	@Test
	void medianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
		assertThat(Spread.of(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(new Spread(2.5, 1, 4, List.of(4.0, 1.0, 3.0, 2.0)))
			.hasToString("2.50 (1.00–4.00)");
	}

	@Test
	void figuresHaveAboutThreeDigits() {
		assertThat(List.of(12345.6, 45.67, 0.5, 0.01234).stream().map(Spread::of)).map(Spread::toString)
			.containsExactly("12,346", "45.7", "0.50", "0.0123");
	}

	@Test
	void targetIsMetByTheMedian() {
		Spread figure = Spread.of(List.of(2.0, 3.0, 9.0));
		assertThat(Target.atLeast(3).isMetBy(figure)).isTrue();
		assertThat(Target.atLeast(3.1).isMetBy(figure)).isFalse();
		assertThat(Target.atMost(3).isMetBy(figure)).isTrue();
		assertThat(Target.atMost(2.9).isMetBy(figure)).isFalse();
	}

	@Test
	void tableTellsTargetsAndSidesAndNotes(@TempDir Path folder) throws IOException {
		new Report(Map.of("machine", "this"), List.of(new Result("writes", "64 connections",
				List.of(new Figure("throughput × crud", Spread.of(1.5), Target.atLeast(2)),
						Figure.of("p50 × crud", ONE)),
				List.of(new Side("crud", Spread.of(900.0), ONE, ONE, ONE, ONE, Spread.of(0.8), ONE, ONE)), "cold")),
				List.of("reads ended with a failure"))
			.write(folder.resolve("it.json"));
		assertThat(folder.resolve("it.md")).content()
			.contains("- machine: this\n",
					"| writes | 64 connections | throughput × crud | ≥ 2 | 1.50 | **no** |\n"
							+ "| writes | 64 connections | p50 × crud |  | 1.00 |  |\n",
					"| writes | 64 connections | crud | 900 | 1.00 | 1.00 | 1.00 | 1.00 | 0.80 | 1.00 | 1.00 |\n",
					"writes, 64 connections: cold\n", "**reads ended with a failure**\n");
		assertThat(folder.resolve("it.json")).content().contains("\"per_second\"", "\"at_least\" : true");
	}

	@Test
	void tableOfSidesIsLeftOutWhereThereAreNone() {
		assertThat(new Report(Map.of(),
				List.of(new Result("micro", "evolve", List.of(Figure.of("ns each", ONE)), List.of(), "")), List.of())
			.markdown()).contains("| micro | evolve | ns each |").doesNotContain("per second");
	}

}
