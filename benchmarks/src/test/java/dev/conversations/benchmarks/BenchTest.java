package dev.conversations.benchmarks;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class BenchTest {

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@Test
	void listTellsEachByItsNameAndDoesNothingElse() {
		assertThat(run("--list")).isZero();
		assertThat(this.out.toString().lines()).hasSameSizeAs(Catalogue.all())
			.anyMatch((line) -> line.startsWith("writes "));
	}

	@Test
	void unknownNameIsRefused() {
		assertThat(run("wrote")).isEqualTo(2);
		assertThat(this.err.toString()).contains("There is no benchmark 'wrote'");
	}

	private int run(String... arguments) {
		return new CommandLine(new Bench()).setOut(new PrintWriter(this.out))
			.setErr(new PrintWriter(this.err))
			.execute(arguments);
	}

}
