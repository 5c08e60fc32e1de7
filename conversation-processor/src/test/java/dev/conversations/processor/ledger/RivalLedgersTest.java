package dev.conversations.processor.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.BrokenBarrierException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;

import dev.conversations.processor.conversation.RecordedEvent;
import dev.conversations.processor.conversation.Sender;
import dev.conversations.processor.conversation.Status;

import static dev.conversations.processor.ledger.Commands.keyed;
import static dev.conversations.processor.ledger.Commands.repeated;
import static dev.conversations.processor.ledger.LedgerStore.bytes;
import static dev.conversations.processor.ledger.LedgerStore.events;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two processors that both believe that a partition is theirs apply the same commands at
 * the same time.
 */
class RivalLedgersTest {

	private static final int BATCHES = 12;

	private static LedgerStore store;

	private final List<Commands> conversations = IntStream.range(0, 4).mapToObj((n) -> new Commands()).toList();

	private final CyclicBarrier start = new CyclicBarrier(2);

	@BeforeAll
	static void open() {
		store = LedgerStore.open();
	}

	@AfterAll
	static void close() {
		store.close();
	}

	@RepeatedTest(3)
	void everyCommandTakesEffectOnceInOneOrder() {
		List<ReceivedCommand> log = log(new Random(7));
		CompletableFuture<List<Result>> one = CompletableFuture.supplyAsync(() -> apply(log, log.size() / BATCHES));
		CompletableFuture<List<Result>> other = CompletableFuture
			.supplyAsync(() -> apply(log, 1 + log.size() / (BATCHES - 1)));
		List<Result> results = one.join();

		assertThat(other.join()).extracting(Result::outcome).isEqualTo(results.stream().map(Result::outcome).toList());
		assertThat(bytes(other.join())).isEqualTo(bytes(results));
		this.conversations.forEach((conversation) -> verify(conversation, results));
	}

	private static void verify(Commands conversation, List<Result> results) {
		List<RecordedEvent> events = events(results).stream()
			.filter((event) -> event.conversationId().equals(conversation.conversation))
			.toList();
		LedgerStore.Stored stored = store.stored(conversation);
		long version = stored.conversation().getLong("version");

		assertThat(events).extracting(RecordedEvent::version)
			.containsExactlyElementsOf(LongStream.rangeClosed(1, version).boxed().toList());
		stored.verify();
	}

	private List<Result> apply(List<ReceivedCommand> log, int batch) {
		Ledger ledger = store.ledger();
		List<Result> results = new ArrayList<>();
		await();
		for (int from = 0; from < log.size(); from += batch) {
			results.addAll(ledger.apply(log.subList(from, Math.min(from + batch, log.size()))));
		}
		return results;
	}

	private void await() {
		try {
			this.start.await();
		}
		catch (BrokenBarrierException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private List<ReceivedCommand> log(Random random) {
		List<ReceivedCommand> log = new ArrayList<>();
		this.conversations.forEach((conversation) -> log.add(conversation.create("first")));
		while (log.size() < BATCHES * 15) {
			Commands on = this.conversations.get(random.nextInt(this.conversations.size()));
			ReceivedCommand command = command(on, random.nextInt(7), log.size());
			log.add((random.nextInt(3) == 0) ? keyed(command) : command);
			if (log.get(log.size() - 1).keyed() && random.nextBoolean()) {
				log.add(repeated(log.get(log.size() - 1)));
			}
		}
		return Collections.unmodifiableList(log);
	}

	private static ReceivedCommand command(Commands on, int kind, int number) {
		return switch (kind) {
			case 0 -> on.close();
			case 1 -> on.become(Status.RESOLVED);
			case 2 -> on.tag("tag " + number % 9);
			case 3 -> on.read();
			case 4 -> on.send("answer " + number, Sender.ASSISTANT);
			default -> on.send("question " + number, Sender.CUSTOMER);
		};
	}

}
