package dev.conversations.processor.conversation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.conversations.processor.conversation.Sender.ASSISTANT;
import static dev.conversations.processor.conversation.Sender.CUSTOMER;
import static dev.conversations.processor.conversation.Story.added;
import static dev.conversations.processor.conversation.Story.become;
import static dev.conversations.processor.conversation.Story.close;
import static dev.conversations.processor.conversation.Story.closed;
import static dev.conversations.processor.conversation.Story.create;
import static dev.conversations.processor.conversation.Story.created;
import static dev.conversations.processor.conversation.Story.given;
import static dev.conversations.processor.conversation.Story.read;
import static dev.conversations.processor.conversation.Story.rename;
import static dev.conversations.processor.conversation.Story.resolved;
import static dev.conversations.processor.conversation.Story.send;
import static dev.conversations.processor.conversation.Story.tag;
import static dev.conversations.processor.conversation.Story.tagged;
import static dev.conversations.processor.conversation.Story.untag;
import static org.assertj.core.api.Assertions.assertThat;

/** Every command on every kind of conversation. */
class EveryCommandTest {

	/** What a conversation is before the command: tagged "a", one unread message. */
	private enum Before {

		ABSENT, OPEN, CLOSED, RESOLVED;

		Story story() {
			return switch (this) {
				case ABSENT -> given();
				case OPEN -> given(created(), tagged("a"), added(1, "hi", CUSTOMER));
				case CLOSED -> given(created(), tagged("a"), added(1, "hi", CUSTOMER), closed());
				case RESOLVED -> given(created(), tagged("a"), added(1, "hi", CUSTOMER), resolved());
			};
		}

	}

	private static ConversationCommand command(String name) {
		return switch (name) {
			case "create" -> create();
			case "create with message" -> create(send("hi", CUSTOMER));
			case "send as customer" -> send("hi", CUSTOMER);
			case "send as assistant" -> send("hi", ASSISTANT);
			case "rename" -> rename("Grace");
			case "rename to the same" -> rename("Ada");
			case "tag" -> tag("b");
			case "tag with the same" -> tag("a");
			case "become open" -> become(Status.OPEN);
			case "become closed" -> become(Status.CLOSED);
			case "become resolved" -> become(Status.RESOLVED);
			case "close" -> close();
			case "read" -> read();
			case "remove tag" -> untag("a");
			case "remove other tag" -> untag("z");
			default -> throw new IllegalArgumentException(name);
		};
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
			COMMAND             | ABSENT           | OPEN                | CLOSED                 | RESOLVED
			create              | Created          | !EXISTS             | !EXISTS                | !EXISTS
			create with message | Created Message  | !EXISTS             | !EXISTS                | !EXISTS
			send as customer    | !NOT_FOUND       | Message             | Reopened Message       | Reopened Message
			send as assistant   | !NOT_FOUND       | Message             | Message                | Message
			rename              | !NOT_FOUND       | Updated             | Updated                | Updated
			rename to the same  | !NOT_FOUND       | nothing             | nothing                | nothing
			tag                 | !NOT_FOUND       | Updated             | Updated                | Updated
			tag with the same   | !NOT_FOUND       | nothing             | nothing                | nothing
			become open         | !NOT_FOUND       | nothing             | Reopened               | Reopened
			become closed       | !NOT_FOUND       | Closed              | nothing                | Closed
			become resolved     | !NOT_FOUND       | Closed              | Closed                 | nothing
			close               | !NOT_FOUND       | Closed              | nothing                | Closed
			read                | !NOT_FOUND       | Read                | Read                   | Read
			remove tag          | !NOT_FOUND       | Updated             | Updated                | Updated
			remove other tag    | !NOT_FOUND       | nothing             | nothing                | nothing
			""")
	void meetsEveryState(String command, String absent, String open, String closed, String resolved) {
		List<String> found = Stream.of(Before.values())
			.map((before) -> words(before.story().when(command(command)).decision()))
			.toList();

		assertThat(found).containsExactly(absent, open, closed, resolved);
	}

	private static String words(Decision decision) {
		return switch (decision) {
			case Decision.Rejected rejected -> "!" + rejected.reason().name().replace("CONVERSATION_", "");
			case Decision.Accepted accepted when accepted.events().isEmpty() -> "nothing";
			case Decision.Accepted accepted -> accepted.events()
				.stream()
				.map((event) -> event.event().getClass().getSimpleName().replaceAll("Conversation|Added", ""))
				.collect(Collectors.joining(" "));
		};
	}

	static Stream<ConversationCommand> commandsOnConversations() {
		return Stream
			.of("send as customer", "send as assistant", "rename", "rename to the same", "tag", "tag with the same",
					"become open", "become closed", "become resolved", "close", "read", "remove tag",
					"remove other tag")
			.map(EveryCommandTest::command);
	}

	static Stream<Arguments> commandsAndStates() {
		return commandsOnConversations().flatMap((command) -> Stream.of(Before.OPEN, Before.CLOSED, Before.RESOLVED)
			.map((before) -> Arguments.of(command, before)));
	}

	@ParameterizedTest
	@MethodSource("commandsAndStates")
	void takesTheExpectedVersionOnly(ConversationCommand command, Before before) {
		long version = (before == Before.OPEN) ? 3 : 4;

		assertThat(before.story().expecting(version).when(command).decision())
			.isEqualTo(before.story().when(command).decision());
		before.story().expecting(version - 1).when(command).thenRejected(Rejection.VERSION_MISMATCH, version);
		before.story().expecting(version + 1).when(command).thenRejected(Rejection.VERSION_MISMATCH, version);
		before.story().expecting(0).when(command).thenRejected(Rejection.VERSION_MISMATCH, version);
	}

	@ParameterizedTest
	@MethodSource("commandsAndStates")
	void seesNoConversationOfAnotherTenant(ConversationCommand command, Before before) {
		for (Tenant other : List.of(new Tenant("sub_1", "live"), new Tenant("sub_2", "test"))) {
			before.story().from(other).when(command).thenRejected(Rejection.CONVERSATION_NOT_FOUND, null);
			before.story().from(other).expecting(1).when(command).thenRejected(Rejection.CONVERSATION_NOT_FOUND, null);
		}
	}

	@ParameterizedTest
	@MethodSource("commandsOnConversations")
	void expectedVersionOfAbsentConversationIsStillNotFound(ConversationCommand command) {
		given().expecting(1).when(command).thenRejected(Rejection.CONVERSATION_NOT_FOUND, null);
	}

}
