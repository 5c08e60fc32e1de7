package dev.conversations.acceptance;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import tools.jackson.databind.JsonNode;

import dev.conversations.faults.instrument.PoisonWriter.Planted;
import dev.conversations.faults.invariant.InvariantChecker;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds of the shared system whatever the tests do: every invariant, and the
 * operators' command {@code verify} agrees.
 */
final class Promises {

	private final RunningSystem system;

	private final InvariantChecker checker;

	private final Footprint footprint;

	private final List<Planted> planted = new CopyOnWriteArrayList<>();

	Promises(RunningSystem system) {
		this.system = system;
		this.checker = new InvariantChecker(system.parts(), null);
		this.footprint = new Footprint(system.parts());
	}

	/** Says that a test has put these into the command topic. */
	void plant(List<Planted> records) {
		this.planted.addAll(records);
	}

	/** Fails unless all of it holds. */
	void check() {
		verify();
		assertThat(this.checker.check(this.planted)).isEmpty();
	}

	/** Fails on any difference that {@code verify} finds, and returns what it counted. */
	JsonNode verify() {
		// A client is told its outcome before the events are published.
		this.footprint.settled();
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
