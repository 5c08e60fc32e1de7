package dev.conversations.schema;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class IdKindTest {

	@Test
	void idIsPrefixAndUuid() {
		UUID uuid = UUID.fromString("0193a5d4-2f00-7abc-8def-0123456789ab");
		String id = IdKind.CONVERSATION.of(uuid);
		assertThat(id).matches("conv_[0-7][0-9a-hjkmnp-tv-z]{25}");
		assertThat(IdKind.CONVERSATION.parse(id)).contains(uuid);
	}

	@Test
	void laterIdSortsLater() {
		String earlier = IdKind.MESSAGE.of(UUID.fromString("0193a5d4-2f00-7fff-bfff-ffffffffffff"));
		String later = IdKind.MESSAGE.of(UUID.fromString("0193a5d4-2f01-7000-8000-000000000000"));
		assertThat(earlier).isLessThan(later);
	}

	@Test
	void idsAreFresh() {
		assertThat(IdKind.COMMAND.next()).isNotEqualTo(IdKind.COMMAND.next());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "conv_", "conv", "msg_01jd8x5v8wf3grz2k9m4t7q0ab", "conv_01jd8x5v8wf3grz2k9m4t7q0a",
			"conv_01jd8x5v8wf3grz2k9m4t7q0abc", "conv_81jd8x5v8wf3grz2k9m4t7q0ab", "conv_01JD8X5V8WF3GRZ2K9M4T7Q0AB",
			"conv_01jd8x5v8wf3grz2k9m4t7q0al", "conv_01jd8x5v8wf3grz2k9m4t7q0ä1", "CONV_01jd8x5v8wf3grz2k9m4t7q0ab" })
	void otherTextIsNoConversationId(String text) {
		assertThat(IdKind.CONVERSATION.parse(text)).isEmpty();
	}

	@Test
	void eventIdIsTheSameForConversationAndVersion() {
		assertThat(IdKind.event("conv_1", 2)).startsWith("evt_")
			.isEqualTo(IdKind.event("conv_1", 2))
			.isNotEqualTo(IdKind.event("conv_1", 3))
			.isNotEqualTo(IdKind.event("conv_2", 2));
	}

}
