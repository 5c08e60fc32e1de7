package dev.conversations.api.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is remembered is forgotten after a minute, however often it is asked for. */
class RememberedMessagesTest {

	private long now;

	private final RememberedMessages remembered = new RememberedMessages(() -> this.now);

	@Test
	void messagesAreForgottenAMinuteAfterTheFirstOfThem() {
		this.remembered.remember("conv_1", MessagesPage.EMPTY, page(1));
		pass(Duration.ofSeconds(40));
		this.remembered.remember("conv_1", this.remembered.of("conv_1"), page(2));
		pass(Duration.ofSeconds(19));
		assertThat(this.remembered.of("conv_1")).isEqualTo(page(2));
		pass(Duration.ofSeconds(1));
		assertThat(this.remembered.of("conv_1")).isEqualTo(MessagesPage.EMPTY);
	}

	@Test
	void whatIsForgottenIsNotBroughtBackByASlowGet() {
		this.remembered.remember("conv_1", MessagesPage.EMPTY, page(1));
		MessagesPage known = this.remembered.of("conv_1");
		pass(Duration.ofSeconds(60));
		this.remembered.remember("conv_1", known, page(2));
		assertThat(this.remembered.of("conv_1")).isEqualTo(MessagesPage.EMPTY);
	}

	private void pass(Duration time) {
		this.now += time.toNanos();
	}

	private static MessagesPage page(long last) {
		return new MessagesPage(last, List.of(new MessageResponse("msg_" + last, "customer", "hello", Instant.EPOCH)));
	}

}
