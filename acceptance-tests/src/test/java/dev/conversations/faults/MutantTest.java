package dev.conversations.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class MutantTest {

	private static List<Mutant> mutants() {
		return Mutant.in(Path.of("mutants"));
	}

	@ParameterizedTest
	@MethodSource("mutants")
	void patchAppliesToTheSources(Mutant mutant) throws IOException {
		assertThat(git("apply", "--check", mutant.patch().toAbsolutePath().toString())).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("mutants")
	void mistakeIsToldAndIsToBeCaughtBySomeFault(Mutant mutant) {
		assertThat(mutant.mistake()).isNotBlank();
		assertThat(mutant.faults()).isNotEmpty();
	}

	/** What git says at the root of the sources; nothing when all is well. */
	private static String git(String... arguments) throws IOException {
		ProcessBuilder git = new ProcessBuilder("git").directory(Path.of("..").toFile()).redirectErrorStream(true);
		git.command().addAll(List.of(arguments));
		return new String(git.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

}
