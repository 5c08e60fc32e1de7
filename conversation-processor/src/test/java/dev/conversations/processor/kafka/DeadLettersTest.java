package dev.conversations.processor.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.conversations.local.RealParts;
import dev.conversations.schema.IdKind;

import static org.assertj.core.api.Assertions.assertThat;

class DeadLettersTest {

	private static RunningProcessor processor;

	private static Wire wire;

	private final String conversation = IdKind.CONVERSATION.next();

	private final byte[] poison = ("poison of " + this.conversation).getBytes(StandardCharsets.UTF_8);

	@BeforeAll
	static void start() {
		processor = RunningProcessor.start(RealParts.shared());
		wire = new Wire(RealParts.shared());
	}

	@AfterAll
	static void stop() {
		wire.close();
		processor.close();
	}

	@Test
	void poisonIsListedDiesAgainWhenRedrivenAndIsGoneWhenDropped() {
		wire.publish(this.conversation, this.poison);
		awaitDead(1);

		assertThat(run("list")).hasLineCount(1).contains("redriven 0 times: SerializationException");
		assertThat(run("redrive", "--dry-run")).isEqualToIgnoringNewLines("1 would be redriven");
		assertThat(run("redrive")).isEqualToIgnoringNewLines("1 redriven");
		awaitDead(2);
		assertThat(run("list")).hasLineCount(1).contains("redriven 1 times");
		assertThat(run("drop")).isEqualToIgnoringNewLines("1 dropped");
		assertThat(run("list")).isEmpty();
		assertThat(run("list", "--handled")).hasLineCount(2);
	}

	@Test
	void redrivingWithoutAnAimIsRefused() {
		assertThat(OperatorRun.of("dead-letters", "redrive")).isEmpty();
	}

	private String run(String command, String... options) {
		String[] arguments = { "dead-letters", command, "--key", this.conversation };
		String[] all = Arrays.copyOf(arguments, arguments.length + options.length);
		System.arraycopy(options, 0, all, arguments.length, options.length);
		return OperatorRun.of(all);
	}

	private void awaitDead(int count) {
		Awaitility.await()
			.atMost(Wire.PATIENCE)
			.until(() -> wire.deadLetters((record) -> Arrays.equals(record.value(), this.poison)).size() == count);
	}

}
