package dev.conversations.processor.ledger;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;

/**
 * Notes what is sent to MongoDB, and lets something else happen right before the next
 * bulk write.
 */
final class Meanwhile implements CommandListener {

	private static final Runnable NOTHING = () -> {
	};

	private final List<String> sent = new ArrayList<>();

	private Runnable beforeWrite = NOTHING;

	void beforeWrite(Runnable action) {
		this.beforeWrite = action;
	}

	/** Forgets what was sent so far. */
	void listen() {
		this.sent.clear();
	}

	List<String> sent() {
		return this.sent;
	}

	/** The driver tells it on the thread that sends. */
	@Override
	public void commandStarted(CommandStartedEvent event) {
		this.sent.add(event.getCommandName());
		if (event.getCommandName().equals("bulkWrite")) {
			Runnable action = this.beforeWrite;
			this.beforeWrite = NOTHING;
			action.run();
		}
	}

}
