package dev.conversations.benchmarks.lab;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

import dev.conversations.benchmarks.lab.SocketRecording.Direction;

/**
 * Bytes that went through a socket.
 *
 * @param thread name of the one that read or wrote
 * @param port of the other side
 * @param start nanoseconds since 1970, as {@code end}
 */
public record Transfer(Direction direction, String thread, int port, long start, long end) {

	/** Nanoseconds since 1970. */
	public static long nanos(Instant moment) {
		return TimeUnit.SECONDS.toNanos(moment.getEpochSecond()) + moment.getNano();
	}

}
