package dev.conversations.processor.ledger;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.mongodb.MongoNamespace;
import com.mongodb.client.model.bulk.ClientNamespacedWriteModel;
import dev.conversations.store.ConversationDocument;

import static org.assertj.core.api.Assertions.assertThat;

class ReplacementsTest {

	private final Replacements replacements = new Replacements();

	@Test
	void nothingIsReplacedByNoStatement() {
		assertThat(models()).isEmpty();
	}

	@Test
	void oneStatementReplacesManyConversations() {
		IntStream.range(0, 1000).forEach((n) -> this.replacements.add(1, conversation(n, "Good morning")));

		assertThat(models()).hasSize(1);
		assertThat(this.replacements.size()).isEqualTo(1000);
	}

	/** Documents of 3 MiB: only one fits into the 4 MiB of a statement. */
	@Test
	void conversationsThatDoNotFitIntoOneStatementAreReplacedBySeveral() {
		IntStream.range(0, 4).forEach((n) -> this.replacements.add(1, conversation(n, "x".repeat(3 << 20))));

		assertThat(models()).hasSize(4);
		assertThat(this.replacements.size()).isEqualTo(4);
	}

	private List<ClientNamespacedWriteModel> models() {
		return this.replacements.models(new MongoNamespace("conversations.conversations"));
	}

	private static ConversationDocument conversation(int number, String lastMessage) {
		return new ConversationDocument("conv_" + number, "sub_1", "test", "cust_1", null, null, null, "sms", "open",
				null, lastMessage, Instant.EPOCH, Instant.EPOCH, false, 0, List.of(), 1, 2);
	}

}
