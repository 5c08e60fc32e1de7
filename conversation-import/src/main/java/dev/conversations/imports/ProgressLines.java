package dev.conversations.imports;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A plain line every few seconds, for logs. */
final class ProgressLines implements Progress {

	private final ScheduledExecutorService clock = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("progress").factory());

	private final PrintWriter out;

	private final Tally tally;

	private final DialogueSource source;

	ProgressLines(PrintWriter out, Tally tally, DialogueSource source, Duration interval) {
		this.out = out;
		this.tally = tally;
		this.source = source;
		this.clock.scheduleAtFixedRate(this::print, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
	}

	@Override
	public void failure(String message) {
		this.out.println(message);
		this.out.flush();
	}

	@Override
	public void close() {
		this.clock.shutdownNow();
	}

	private void print() {
		this.out.println(this.tally.now() + remaining());
		this.out.flush();
	}

	private String remaining() {
		long read = this.source.position().get();
		if (this.source.size() < 0 || read == 0) {
			return "";
		}
		long left = this.tally.elapsed().toSeconds() * (this.source.size() - read) / read;
		return ", %d %% of the file, about %d s left".formatted(100 * read / Math.max(1, this.source.size()), left);
	}

}
