package dev.conversations.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.conversations.local.process.StackException;

/**
 * The processes of a stack, for those who find only its home: one line each with name,
 * process id and start time. A process id that by now belongs to another process is told
 * by the start time.
 */
record PidFile(Path file) {

	/** The name of the process that started the others. */
	static final String STACK = "stack";

	/** The system counts a start in ticks since boot, and its clock may be set. */
	private static final Duration TOLERANCE = Duration.ofSeconds(2);

	static PidFile in(Path home) {
		return new PidFile(home.resolve("stack.pids"));
	}

	void write(List<Entry> entries) {
		List<String> lines = entries.stream().map(Entry::line).toList();
		try {
			Files.write(this.file, lines);
		}
		catch (IOException ex) {
			throw new StackException("%s could not be written: %s".formatted(this.file, ex.getMessage()), ex);
		}
	}

	/** Those that still run, in the order in which they were written. */
	List<Entry> running() {
		if (Files.notExists(this.file)) {
			return List.of();
		}
		try {
			List<Entry> entries = new ArrayList<>();
			for (String line : Files.readAllLines(this.file)) {
				Entry.parse(line).filter((entry) -> entry.process().isPresent()).ifPresent(entries::add);
			}
			return entries;
		}
		catch (IOException ex) {
			throw new StackException("%s could not be read: %s".formatted(this.file, ex.getMessage()), ex);
		}
	}

	void delete() {
		try {
			Files.deleteIfExists(this.file);
		}
		catch (IOException ex) {
			throw new StackException("%s could not be deleted: %s".formatted(this.file, ex.getMessage()), ex);
		}
	}

	/** One process. */
	record Entry(String name, long pid, Instant started) {

		static Entry of(String name, ProcessHandle process) {
			return new Entry(name, process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
		}

		/** Empty when it has ended. */
		Optional<ProcessHandle> process() {
			return ProcessHandle.of(this.pid).filter(ProcessHandle::isAlive).filter(this::startedThen);
		}

		private boolean startedThen(ProcessHandle process) {
			Instant start = process.info().startInstant().orElse(Instant.EPOCH);
			return Duration.between(start, this.started).abs().compareTo(TOLERANCE) <= 0;
		}

		private String line() {
			return "%s %d %s".formatted(this.name, this.pid, this.started);
		}

		private static Optional<Entry> parse(String line) {
			String[] words = line.split(" ");
			if (words.length != 3) {
				return Optional.empty();
			}
			return Optional.of(new Entry(words[0], Long.parseLong(words[1]), Instant.parse(words[2])));
		}

	}

}
