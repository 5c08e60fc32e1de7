package dev.conversations.processor.kafka;

import java.util.List;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.conversations.local.RealParts;
import dev.conversations.schema.IdKind;
import dev.conversations.schema.command.CloseConversation;
import dev.conversations.schema.command.ConversationCommand;
import dev.conversations.store.Store;

import static org.assertj.core.api.Assertions.assertThat;

class VerifyTest {

	private static RunningProcessor processor;

	private static Wire wire;

	private final String conversation = IdKind.CONVERSATION.next();

	private Runnable restore = () -> {
	};

	@BeforeAll
	static void start() {
		processor = RunningProcessor.start(RealParts.shared());
		wire = new Wire(RealParts.shared());
	}

	@AfterAll
	static void stop() {
		wire.close();
		processor.close();
	}

	@AfterEach
	void restore() {
		this.restore.run();
	}

	@Test
	void agreesWithWhatTheProcessorWrote() {
		write();

		assertThat(verify()).doesNotContain(this.conversation).contains("conversations").contains("differences");
	}

	@Test
	void tellsDocumentThatIsNotWhatTheEventsComeTo() {
		write();
		change(Store.CONVERSATIONS, Filters.eq("_id", this.conversation), "status", "resolved", "closed");

		assertThat(verify())
			.contains(this.conversation + ": version 4 in MongoDB is not what the events come to, version 4");
	}

	private void write() {
		List<ConversationCommand> commands = List.of(wire.create(this.conversation),
				wire.send(this.conversation, "customer", "Hello"),
				wire.keyed(wire.send(this.conversation, "assistant", "Hi"), "print"),
				wire.command(this.conversation, new CloseConversation()));
		commands.forEach(wire::publish);
		wire.awaitEvents(this.conversation, 4);
	}

	private void change(String collection, Bson where, String field, String value, String back) {
		MongoCollection<Document> documents = processor.database().getCollection(collection);
		documents.updateOne(where, Updates.set(field, value));
		this.restore = () -> documents.updateOne(where, Updates.set(field, back));
	}

	private static String verify() {
		return OperatorRun.of("verify");
	}

}
