package dev.conversations.benchmarks.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.conversations.local.process.PartProcess;

/** The API with one or more processors beside it, on the parts of a lab. */
public final class RunningSystem {

	/** A first stop writes what the next start uses. */
	static final Duration LONGEST_STOP = Duration.ofMinutes(1);

	private final Parts parts;

	private final Meter meter;

	private final Map<String, String> settings;

	private final Application api;

	private final List<Application> processors;

	private final Account account;

	RunningSystem(Parts parts, Meter meter, Map<String, String> settings, Application api, List<Application> processors,
			Account account) {
		this.parts = parts;
		this.meter = meter;
		this.settings = settings;
		this.api = api;
		this.processors = processors;
		this.account = account;
	}

	/** Whose key goes with the calls. */
	public Account account() {
		return this.account;
	}

	/** Of the processors, beside those that every application has. */
	Map<String, String> settings() {
		return this.settings;
	}

	/** All of it. */
	public Subject subject() {
		List<PartProcess> all = new ArrayList<>(applications());
		all.addAll(List.of(this.parts.mongodb(), this.parts.kafka()));
		return new Subject(this.api.url(), this.account.key(), all, this.meter);
	}

	private List<PartProcess> applications() {
		return Stream.concat(Stream.of(this.api), this.processors.stream()).map(Application::process).toList();
	}

	/** What works while commands are only accepted. */
	public Subject acceptingAlone() {
		return new Subject(this.api.url(), this.account.key(), List.of(this.api.process(), this.parts.kafka()),
				this.meter);
	}

	public PartProcess api() {
		return this.api.process();
	}

	/** The first of them. */
	public PartProcess processor() {
		return this.processors.getFirst().process();
	}

	int processors() {
		return this.processors.size();
	}

	/** SIGSTOP to all of them: commands are accepted and wait. */
	public void freezeProcessor() {
		this.processors.forEach((processor) -> signal(processor.process().pid(), "STOP"));
	}

	/** SIGCONT after {@link #freezeProcessor}. */
	public void thawProcessor() {
		this.processors.forEach((processor) -> signal(processor.process().pid(), "CONT"));
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

	private static void signal(long pid, String name) {
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
		for (PartProcess process : applications()) {
			this.meter.forget(process);
			process.stop(LONGEST_STOP);
		}
	}

}
