package dev.conversations.api.command;

import java.util.Collections;
import java.util.List;

import dev.conversations.api.problem.ErrorCode;
import dev.conversations.api.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class IfMatchTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', value = { "\"3\" | 3", "\"3\", \"12\",\"4\" | 12", "W/\"3\" | -1",
			"W/\"9\", \"3\" | 3", "\"\" | -1", "\"03\" | -1", "\"3,4\" | -1", "  \"3\"   | 3" })
	void theHighestStrongVersionCounts(String header, long version) {
		assertThat(IfMatch.version(List.of(header))).isEqualTo(version);
	}

	@Test
	void noHeaderAndAStarExpectNothing() {
		assertThat(IfMatch.version(List.of())).isNull();
		assertThat(IfMatch.version(List.of(" * "))).isNull();
	}

	@Test
	void aListOfAnyLengthIsRead() {
		assertThat(IfMatch.version(Collections.nCopies(100_000, "\"\""))).isEqualTo(-1);
		assertThat(IfMatch.version(List.of("\"\",".repeat(100_000) + "W/\"8\",\"7\""))).isEqualTo(7);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "3", "\"3", "\"3\",", "\"3\" \"4\"", "\"3\", oops", "*, \"3\"", "w/\"3\"", ",\"3\"" })
	void whatIsNoListOfTagsIsRefused(String header) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> IfMatch.version(List.of(header)))
			.satisfies((problem) -> assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_HEADER))
			.satisfies((problem) -> assertThat(problem.field()).isEqualTo("If-Match"));
	}

}
