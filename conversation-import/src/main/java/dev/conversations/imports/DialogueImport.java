package dev.conversations.imports;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

import dev.conversations.imports.ConversationsApi.Created;
import dev.conversations.imports.Dialogue.Turn;
import dev.conversations.imports.LineReader.Line;

/**
 * Sends dialogues, each by one thread and so in its order, many at once. No more lines
 * are held in memory than dialogues are on their way.
 */
final class DialogueImport {

	/** Longer ids are hashed, so that the key stays within the 255 characters allowed. */
	private static final String PLAIN_ID = "[A-Za-z0-9._:-]{1,200}";

	private final ConversationsApi api;

	private final String channel;

	private final int parallel;

	private final Tally tally;

	private final Progress progress;

	DialogueImport(ConversationsApi api, String channel, int parallel, Tally tally, Progress progress) {
		this.api = api;
		this.channel = channel;
		this.parallel = parallel;
		this.tally = tally;
		this.progress = progress;
	}

	/**
	 * Returns when every line is in or has failed.
	 * @throws IOException when the file cannot be read further; what was read before has
	 * still been sent
	 */
	void run(LineReader lines) throws IOException, InterruptedException {
		Semaphore slots = new Semaphore(this.parallel);
		try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
			for (Line line = lines.next(); line != null; line = lines.next()) {
				send(line, slots, workers);
			}
		}
	}

	private void send(Line line, Semaphore slots, ExecutorService workers) throws InterruptedException {
		slots.acquire();
		workers.execute(() -> {
			try {
				send(line);
			}
			finally {
				slots.release();
			}
		});
	}

	/** Whatever happens to one line must not end the others, a bug included. */
	private void send(Line line) {
		try {
			if (!line.isBlank()) {
				send(dialogue(line));
			}
		}
		catch (InvalidDialogueException | RefusedException | RuntimeException ex) {
			String reason = (ex instanceof RuntimeException) ? ex.toString() : ex.getMessage();
			this.tally.failure();
			this.progress.failure("line %d: %s".formatted(line.number(), reason));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.tally.failure();
		}
	}

	private static Dialogue dialogue(Line line) throws InvalidDialogueException {
		if (line.bytes() == null) {
			throw new InvalidDialogueException("longer than %d bytes".formatted(LineReader.MAX_LINE));
		}
		return Dialogue.parse(line.bytes());
	}

	private void send(Dialogue dialogue) throws RefusedException, InterruptedException {
		String key = "import:" + (dialogue.id().matches(PLAIN_ID) ? dialogue.id() : Customer.hash(dialogue, 32));
		Created created = this.api.create(dialogue, this.channel, key);
		int index = 0;
		for (Turn turn : dialogue.turns()) {
			this.api.send(created.conversationId(), turn, key + ":" + ++index);
			this.tally.message();
		}
		this.tally.dialogue(created.before());
	}

}
