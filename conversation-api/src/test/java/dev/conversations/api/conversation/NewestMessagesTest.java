package dev.conversations.api.conversation;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

import dev.conversations.store.MessageDocument;
import dev.conversations.store.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is remembered spares reading, or is given up. */
class NewestMessagesTest {

	@ParameterizedTest
	@CsvSource({ "3, 4, 1, 4", "99, 100, 1, 100", "100, 101, 2, 101", "230, 231, 132, 231", "230, 328, 229, 328" })
	void knownMessagesAreContinuedUpToAHundred(long known, long last, long firstShown, long lastShown) {
		NewestMessages continued = messages("a", 1, known).continued(documents("a", known, last));
		assertThat(continued).isEqualTo(messages("a", firstShown, lastShown));
	}

	@Test
	void knownMessagesStayTheSameWhenNoneCame() {
		NewestMessages known = messages("a", 1, 120);
		assertThat(known.continued(documents("a", 120, 120))).isSameAs(known);
	}

	@Test
	void otherMessageInThePlaceOfTheNewestEndsWhatIsKnown() {
		assertThat(messages("a", 1, 120).continued(documents("b", 120, 123))).isEqualTo(messages("b", 120, 123));
		assertThat(messages("a", 1, 120).continued(List.of())).isEqualTo(NewestMessages.NONE);
	}

	/** As they are after a get of a thread that goes on to the last of them. */
	private static NewestMessages messages(String name, long first, long last) {
		return NewestMessages.of(documents(name, Math.max(first, last - 99), last));
	}

	private static List<MessageDocument> documents(String name, long first, long last) {
		return LongStream.rangeClosed(first, last)
			.mapToObj((index) -> new MessageDocument("msg_" + index, "conv_1", "sub_1", "test", index, "customer",
					name + index, Instant.EPOCH, index + 1, null, "cmd_" + index, new Source(0, index)))
			.toList();
	}

}
