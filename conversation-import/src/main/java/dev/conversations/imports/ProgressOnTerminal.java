package dev.conversations.imports;

import java.io.PrintWriter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that grows with the bytes read, with rate and remaining time. */
final class ProgressOnTerminal implements Progress {

	private static final String ERASE_LINE = "\r\u001b[2K";

	private final ScheduledExecutorService clock = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("progress").factory());

	private final ProgressBar bar;

	private final PrintWriter out;

	private final Tally tally;

	private final DialogueSource source;

	ProgressOnTerminal(PrintWriter out, Tally tally, DialogueSource source) {
		this.out = out;
		this.tally = tally;
		this.source = source;
		this.bar = new ProgressBarBuilder().setTaskName("Importing")
			.setInitialMax(source.size())
			.setUnit(" KiB", 1024)
			.setStyle(ProgressBarStyle.ASCII)
			.setUpdateIntervalMillis(250)
			.build();
		this.clock.scheduleAtFixedRate(this::step, 0, 250, TimeUnit.MILLISECONDS);
	}

	@Override
	public void failure(String message) {
		this.out.println(ERASE_LINE + message);
		this.out.flush();
	}

	@Override
	public void close() {
		this.clock.shutdownNow();
		step();
		this.bar.close();
	}

	private void step() {
		this.bar.stepTo(this.source.position().get());
		this.bar.setExtraMessage(" " + this.tally.now());
	}

}
