package dev.conversations.processor.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.conversations.local.RealParts;
import dev.conversations.schema.IdKind;
import dev.conversations.schema.Topics;
import tools.jackson.databind.json.JsonMapper;

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

		assertThat(run("list")).hasLineCount(2).contains("redriven 0 times: SerializationException");
		assertThat(run("show")).contains("not readable as a command", HexFormat.of().formatHex(this.poison));
		assertThat(run("redrive", "--dry-run")).isEqualToIgnoringNewLines("1 would be redriven");
		assertThat(run("redrive")).isEqualToIgnoringNewLines("1 redriven");
		awaitDead(2);
		assertThat(run("list")).hasLineCount(2).contains("redriven 1 times");
		assertThat(run("drop")).isEqualToIgnoringNewLines("1 dropped");
		assertThat(run("list")).isEqualToIgnoringNewLines("0 dead letters");
		assertThat(run("list", "--handled")).hasLineCount(3);
		assertThat(JsonMapper.shared().readTree(run("list", "--handled", "--json")).path("dead_letters")).hasSize(2)
			.allSatisfy((letter) -> assertThat(letter.path("key").asString()).isEqualTo(this.conversation));
	}

	@Test
	void whatDiedThreeTimesIsNotRedrivenAgain() {
		ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(Topics.COMMANDS,
				this.conversation.getBytes(StandardCharsets.UTF_8), this.poison);
		record.headers().add("conversations-redriven", new byte[] { 0, 0, 0, 3 });
		wire.publish(record);
		awaitDead(1);

		OperatorRun refused = OperatorRun.on(RealParts.DATABASE, "dead-letters", "redrive", "--key", this.conversation,
				"--json");
		assertThat(refused.status()).isEqualTo(1);
		assertThat(refused.json().path("redriven").asInt()).isZero();
		assertThat(refused.json().path("left").asInt()).isEqualTo(1);
		assertThat(run("redrive")).contains("0 redriven, 1 left, because they died 3 times before");
		assertThat(run("redrive", "--force", "--dry-run")).isEqualToIgnoringNewLines("1 would be redriven");
		assertThat(run("drop")).isEqualToIgnoringNewLines("1 dropped");
	}

	@Test
	void unknownDeadLetterIsTold() {
		OperatorRun unknown = OperatorRun.on(RealParts.DATABASE, "dead-letters", "show", "0@999999");

		assertThat(unknown.status()).isEqualTo(1);
		assertThat(unknown.err()).contains("There is no such dead letter", "0@999999");
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
