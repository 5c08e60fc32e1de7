package dev.conversations.api.conversation;

import java.time.Instant;

import dev.conversations.benchmarks.micro.Cycle;
import dev.conversations.schema.IdKind;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The cursor of a list to its text, and back. A micro-benchmark in this package, because
 * a cursor is known in no other.
 */
@State(Scope.Thread)
public class Cursors {

	private static final Instant TIME = Instant.parse("2026-03-15T10:30:00.123Z");

	private final Cycle<Cursor> cursors = Cycle
		.of((number) -> new Cursor(TIME.plusMillis(number), IdKind.CONVERSATION.next()));

	private final Cycle<String> texts = this.cursors.map(Cursor::text);

	@Benchmark
	public String writeCursor() {
		return this.cursors.next().text();
	}

	@Benchmark
	public Object readCursor() {
		return Cursor.parse(this.texts.next());
	}

}
