package dev.conversations.benchmarks.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.conversations.local.process.PartProcess;

/** The API with a processor beside it, on the parts of a lab. */
public final class RunningSystem {

	/** A first stop writes what the next start uses. */
	static final Duration LONGEST_STOP = Duration.ofMinutes(1);

	private final Parts parts;

	private final Meter meter;

	private final Map<String, String> settings;

	private final Application api;

	private final Application processor;

	private final Account account;

	RunningSystem(Parts parts, Meter meter, Map<String, String> settings, Application api, Application processor,
			Account account) {
		this.parts = parts;
		this.meter = meter;
		this.settings = settings;
		this.api = api;
		this.processor = processor;
		this.account = account;
	}

	/** Whose key goes with the calls. */
	public Account account() {
		return this.account;
	}

	/** Of the processor, beside those that every application has. */
	Map<String, String> settings() {
		return this.settings;
	}

	/** All of it. */
	public Subject subject() {
		return new Subject(this.api.url(), this.account.key(),
				List.of(this.api.process(), this.processor.process(), this.parts.mongodb(), this.parts.kafka()),
				this.meter);
	}

	/** What works while commands are only accepted. */
	public Subject acceptingAlone() {
		return new Subject(this.api.url(), this.account.key(), List.of(this.api.process(), this.parts.kafka()),
				this.meter);
	}

	public PartProcess api() {
		return this.api.process();
	}

	public PartProcess processor() {
		return this.processor.process();
	}

	/** SIGSTOP: commands are accepted and wait. */
	public void freezeProcessor() {
		signal("STOP");
	}

	/** SIGCONT after {@link #freezeProcessor}. */
	public void thawProcessor() {
		signal("CONT");
	}

	/**
	 * Lets the frozen processor go on after what waits now, which is never carried out.
	 */
	public void skipBacklog() throws InterruptedException {
		try (CommandTopic topic = new CommandTopic(this.parts.kafkaBootstrapServers())) {
			topic.skipAll();
		}
	}

	/** Returns when no command waits any more, and all events are published. */
	public void awaitIdle() throws InterruptedException {
		try (CommandTopic topic = new CommandTopic(this.parts.kafkaBootstrapServers())) {
			topic.awaitDone();
		}
	}

	private void signal(String name) {
		long pid = processor().pid();
		try {
			int status = new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
			if (status != 0) {
				throw new IllegalStateException("kill -%s %d ended with status %d".formatted(name, pid, status));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted while the processor got SIG" + name, ex);
		}
	}

	/** In good order, so that the group is free for the next one. */
	void stop() {
		for (PartProcess process : List.of(this.api.process(), this.processor.process())) {
			this.meter.forget(process);
			process.stop(LONGEST_STOP);
		}
	}

}
