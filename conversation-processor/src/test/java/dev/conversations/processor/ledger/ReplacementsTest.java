package dev.conversations.processor.ledger;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

	@ParameterizedTest
	@CsvSource({ "1, 1", "100, 1", "101, 2", "1000, 10" })
	void oneStatementReplacesAHundredConversations(int conversations, int statements) {
		IntStream.range(0, conversations).forEach((n) -> this.replacements.add(1, conversation(n, "Good morning")));

		assertThat(models()).hasSize(statements);
		assertThat(this.replacements.size()).isEqualTo(conversations);
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
