package dev.conversations.api.conversation;

import java.util.stream.Stream;

import dev.conversations.api.Client;
import dev.conversations.api.ScriptedProcessor;
import dev.conversations.schema.command.ConversationCommand;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Every wrong request has its one documented answer, and none becomes a command. */
class BadInputTest {

	/** One good command is the only one of this sub-account that ever reaches Kafka. */
	@AfterAll
	static void nothingBecameACommand() {
		ScriptedProcessor.usual();
		assertThat(
				Callers.CLIENT.post("/conversations/" + BadRequest.ID + "/messages", "{\"content\": \"the only one\"}")
					.status())
			.isEqualTo(201);
		Awaitility.await().until(() -> !ScriptedProcessor.usual().commands(Callers.TENANT.subAccountId()).isEmpty());
		assertThat(ScriptedProcessor.usual().commands(Callers.TENANT.subAccountId()))
			.extracting(ConversationCommand::getConversationId)
			.containsExactly(BadRequest.ID);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("rows")
	void isRefused(BadRequest row) {
		Client.Answer answer = row.send();
		JsonNode body = answer.body();
		assertThat(answer.status()).as(answer.text()).isEqualTo(row.status());
		assertThat(body.path("success").asBoolean(true)).isFalse();
		assertThat(body.path("code").asString("")).isEqualTo(row.code());
		assertThat(body.path("field").asString("")).as(answer.text()).isEqualTo(row.field());
		assertThat(body.path("error").asString("")).isNotBlank()
			.doesNotContain("Exception", "java", "spring", "jackson");
		assertThat(body.path("request_id").asString("")).isEqualTo(answer.header("X-Request-Id").orElseThrow());
		assertThat(answer.header("Content-Type")).contains(BadRequest.JSON);
		assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
		assertThat(answer.header("Cache-Control")).contains("no-store");
	}

	static Stream<BadRequest> rows() {
		return Stream.concat(BadWrites.rows(), BadCalls.rows());
	}

}
