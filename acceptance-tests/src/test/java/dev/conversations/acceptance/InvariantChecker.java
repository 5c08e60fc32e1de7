package dev.conversations.acceptance;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import tools.jackson.databind.JsonNode;

import dev.conversations.schema.Topics;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds whatever happened: MongoDB, the ledger and the event topic tell the same
 * story (the operators' command {@code verify}), and the dead letters are those that
 * somebody planted.
 */
final class InvariantChecker {

	private final RunningSystem system;

	private final AtomicInteger planted = new AtomicInteger();

	InvariantChecker(RunningSystem system) {
		this.system = system;
	}

	/**
	 * Says that a test puts so many records into the command topic that nobody can read.
	 */
	void plant(int records) {
		this.planted.addAndGet(records);
	}

	/** Fails unless all of it holds. */
	void check() {
		verify();
		assertThat(new EventTopic(this.system.parts()).raw(Topics.DEAD_LETTERS)).hasSize(this.planted.get());
	}

	/** Fails on any difference that {@code verify} finds, and returns what it counted. */
	JsonNode verify() {
		Jar.Result result = new Jar("conversation-processor", this.system.environment()).run("verify", "--json");
		assertThat(result.status()).as(result.toString()).isZero();
		JsonNode report = Client.JSON.readTree(lastLine(result.out()));
		assertThat(report.path("differences").isEmpty()).as(result.out()).isTrue();
		return report.path("counts");
	}

	private static String lastLine(String text) {
		List<String> lines = text.lines().filter((line) -> !line.isBlank()).toList();
		return lines.isEmpty() ? "{}" : lines.getLast();
	}

}
