package dev.conversations.api.conversation;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

import dev.conversations.store.ConversationDocument;
import dev.conversations.store.MessageDocument;
import dev.conversations.store.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages that were read beside their conversation are shown only when they are those
 * that it has; and what is remembered of them spares reading, or is given up.
 */
class MessagesPageTest {

	@ParameterizedTest
	@CsvSource({
			// told, limit, before, newest read, oldest read, whole
			"5, 10, 1000, 5, 1, true", "5, 3, 1000, 5, 3, true", "5, 3, 5, 4, 2, true", "5, 3, 2, 1, 1, true",
			"5, 3, 1, 0, 1, true", "0, 3, 1000, 0, 1, true",
			// a message came after the conversation was read
			"5, 10, 1000, 6, 1, false", "5, 3, 1000, 6, 4, false", "0, 3, 1000, 1, 1, false",
			// the conversation was read after a message came
			"5, 10, 1000, 4, 1, false", "5, 3, 1000, 4, 2, false", "1, 3, 1000, 0, 1, false",
			// what came is not on this page
			"5, 3, 4, 3, 1, true",
			// one is missing
			"5, 10, 1000, 5, 2, false" })
	void isWholeWithTheMessagesOfItsConversation(long told, int limit, long before, long newest, long oldest,
			boolean whole) {
		MessagesPage read = MessagesPage.of(documents("a", oldest, newest));
		assertThat(read.isWhole(conversation(told), new MessagesQuery(limit, before))).isEqualTo(whole);
	}

	@ParameterizedTest
	@CsvSource({ "3, 4, 1, 4", "99, 100, 1, 100", "100, 101, 2, 101", "230, 231, 132, 231", "230, 328, 229, 328" })
	void knownMessagesAreContinuedUpToTheLimit(long known, long last, long firstShown, long lastShown) {
		MessagesPage continued = newest("a", known).continued(documents("a", known, last), 100);
		assertThat(continued).isEqualTo(MessagesPage.of(documents("a", firstShown, lastShown)));
	}

	@Test
	void knownMessagesStayTheSameWhenNoneCame() {
		MessagesPage known = newest("a", 120);
		assertThat(known.continued(documents("a", 120, 120), 100)).isSameAs(known);
	}

	@Test
	void otherMessageInThePlaceOfTheNewestEndsWhatIsKnown() {
		List<MessageDocument> others = documents("b", 120, 123);
		assertThat(newest("a", 120).continued(others, 100)).isEqualTo(MessagesPage.of(others));
		assertThat(newest("a", 120).continued(List.of(), 100)).isEqualTo(MessagesPage.EMPTY);
	}

	/** What a get of a thread shows. */
	private static MessagesPage newest(String name, long last) {
		return MessagesPage.of(documents(name, Math.max(1, last - 99), last));
	}

	private static ConversationDocument conversation(long messages) {
		return new ConversationDocument("conv_1", "sub_1", "test", "cust_1", null, null, null, "sms", "open", null,
				null, Instant.EPOCH, Instant.EPOCH, false, 0, List.of(), messages, messages + 1);
	}

	private static List<MessageDocument> documents(String name, long first, long last) {
		return LongStream.rangeClosed(first, last)
			.mapToObj((index) -> new MessageDocument("msg_" + index, "conv_1", "sub_1", "test", index, "customer",
					name + index, Instant.EPOCH, index + 1, null, "cmd_" + index, new Source(0, index)))
			.toList();
	}

}
