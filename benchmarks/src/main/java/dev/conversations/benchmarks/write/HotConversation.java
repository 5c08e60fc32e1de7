package dev.conversations.benchmarks.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.conversations.benchmarks.lab.Subject;
import dev.conversations.benchmarks.load.Measured;
import dev.conversations.benchmarks.measure.Benchmark;
import dev.conversations.benchmarks.measure.Contestant;
import dev.conversations.benchmarks.measure.Conversations;
import dev.conversations.benchmarks.measure.Duel;
import dev.conversations.benchmarks.measure.Session;
import dev.conversations.benchmarks.result.Figure;
import dev.conversations.benchmarks.result.Result;
import dev.conversations.benchmarks.result.Spread;
import dev.conversations.benchmarks.result.Target;
import dev.conversations.store.MessageDocument;
import dev.conversations.store.Store;
import org.bson.Document;

/** All messages to one conversation: they have one order, and one partition. */
public final class HotConversation extends Benchmark {

	private static final int CONNECTIONS = 256;

	private static final Target PER_SECOND = Target.atLeast(1500);

	public HotConversation() {
		super("hot", "synchronous writes to one conversation, accepted and applied");
	}

	@Override
	public List<Result> run(Session session) throws InterruptedException {
		Subject subject = session.lab().system().subject();
		Conversations one = Conversations.open(subject, 1);
		Contestant system = new Contestant("system", subject, one.messages(""));
		session.warmUp(system, CONNECTIONS, 201);
		List<Measured> measured = new ArrayList<>();
		for (int n = 0; n < session.plan().pairs(); n++) {
			measured.add(session.closed(system, CONNECTIONS, 201));
		}
		Figure figure = new Figure("accepted and applied per second",
				Spread.of(measured.stream().map(Measured::perSecond).toList()), PER_SECOND);
		return List.of(result("one conversation, %d connections".formatted(CONNECTIONS), List.of(figure),
				List.of(Duel.side("system", measured)), check(session.lab().database(), one.ids().getFirst())));
	}

	/**
	 * The messages of a conversation are numbered without a gap, in the order of their
	 * commands in the partition, and its document agrees.
	 */
	private static String check(MongoDatabase database, String id) {
		Document conversation = Objects
			.requireNonNull(database.getCollection(Store.CONVERSATIONS).find(Filters.eq("_id", id)).first());
		long last = 0;
		long offset = -1;
		for (MessageDocument message : database.withCodecRegistry(Store.CODECS)
			.getCollection(Store.MESSAGES, MessageDocument.class)
			.find(Filters.eq("conversation_id", id))
			.sort(Sorts.ascending("index"))) {
			if (message.index() != last + 1 || message.source().offset() <= offset) {
				throw new IllegalStateException(
						"%s: message %d, of the command at %d, follows message %d, of that at %d".formatted(id,
								message.index(), message.source().offset(), last, offset));
			}
			last = message.index();
			offset = message.source().offset();
		}
		if (last != conversation.getLong("message_count")) {
			throw new IllegalStateException("%s says that it has %d messages, and has %d".formatted(id,
					conversation.getLong("message_count"), last));
		}
		return "%,d messages in the order of their commands, none missing".formatted(last);
	}

}
