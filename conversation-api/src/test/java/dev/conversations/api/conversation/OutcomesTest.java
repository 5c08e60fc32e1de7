package dev.conversations.api.conversation;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.conversations.api.Client;
import dev.conversations.api.Client.Answer;
import dev.conversations.api.RunningApi;
import dev.conversations.api.ScriptedProcessor;
import dev.conversations.schema.IdKind;
import dev.conversations.schema.command.ConversationCommand;
import dev.conversations.schema.outcome.CommandOutcome;
import dev.conversations.store.LedgerEntry;
import dev.conversations.store.Source;
import dev.conversations.store.Store;
import org.awaitility.Awaitility;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a client is told when its write is refused, fails, is slow, or is not awaited. */
class OutcomesTest {

	/** Of a write that waits: its place is free again because its client is gone. */
	private static final Duration HALF_THE_WAIT = Duration.ofSeconds(15);

	private final String id = IdKind.CONVERSATION.next();

	private RunningApi.Tenancy tenant;

	private Client client;

	private ScriptedProcessor processor;

	@BeforeEach
	void hasTenant() {
		this.tenant = RunningApi.shared().newTenant();
		this.client = this.tenant.testKey();
		this.processor = ScriptedProcessor.usual();
	}

	@ParameterizedTest
	@CsvSource({ "conversation-not-found, 404, ''", "conversation-exists, 409, ''", "version-mismatch, 412, If-Match",
			"idempotency-key-reused, 422, Idempotency-Key", "too-many-tags, 422, tags", "unheard-of, 503, ''" })
	void rejectionHasItsStatus(String reason, int status, String field) {
		this.processor.answer((command) -> ScriptedProcessor.rejected(command, reason, 7L));
		Answer answer = close();
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.body().path("code").asString())
			.isEqualTo(reason.equals("unheard-of") ? "command-failed" : reason);
		assertThat(answer.body().path("field").asString("")).isEqualTo(field);
		assertThat(answer.header("ETag")).isEqualTo((status == 412) ? Optional.of("\"7\"") : Optional.empty());
	}

	@Test
	void failureIsNeverA500() {
		this.processor.answer((command) -> Optional
			.of(ScriptedProcessor.outcome(command).setStatus("failed").setVersion(null).build()));
		Answer answer = close();
		assertThat(answer.status()).isEqualTo(503);
		assertThat(answer.header("Retry-After")).contains("1");
	}

	@Test
	void replayIsMarked() {
		this.processor.answer((command) -> ScriptedProcessor.applied(command)
			.map((outcome) -> CommandOutcome.newBuilder(outcome).setReplayed(true).build()));
		assertThat(close().header("Idempotent-Replayed")).contains("true");
	}

	@Test
	void slowOutcomeIsA202WithItsCommand() {
		this.processor.answer((command) -> Optional.empty());
		Answer answer = close("Prefer", "wait=1");
		assertThat(answer.status()).isEqualTo(202);
		assertThat(answer.header("Preference-Applied")).contains("wait=1");
		String commandId = answer.data().get("command_id").asString();
		assertThat(answer.header("Location")).contains("/commands/" + commandId);
		assertThat(answer.data().get("conversation_id").asString()).isEqualTo(this.id);
		assertThat(answer.data().get("status").asString()).isEqualTo("pending");
		Answer status = this.client.get("/commands/" + commandId);
		assertThat(status.status()).isEqualTo(200);
		assertThat(status.data().get("status").asString()).isEqualTo("pending");
		Client stranger = RunningApi.shared().newTenant().testKey();
		assertThat(stranger.get("/commands/" + commandId).status()).isEqualTo(404);
		assertThat(this.tenant.key("{\"mode\": \"live\"}").get("/commands/" + commandId).status()).isEqualTo(404);
	}

	@Test
	void respondAsyncWaitsForNobody() {
		Answer answer = close("Prefer", "foo=bar; x, respond-async");
		assertThat(answer.status()).isEqualTo(202);
		assertThat(answer.header("Preference-Applied")).contains("respond-async");
		assertThat(onlyCommand().getReplyTo()).isNull();
	}

	@Test
	void anotherRequestUnderAKeyThatIsDecidedIsRefusedAlsoWithoutWaiting() {
		String[] async = { "Idempotency-Key", "key", "Prefer", "respond-async" };
		String path = "/conversations/" + this.id + "/messages";
		assertThat(this.client.post(path, "{\"content\": \"one\"}", async).status()).isEqualTo(202);
		RunningApi.shared().mongo().getCollection(Store.LEDGER, LedgerEntry.class).insertOne(entry(onlyCommand()));

		Answer another = this.client.post(path, "{\"content\": \"two\"}", async);
		assertThat(another.status()).isEqualTo(422);
		assertThat(another.body().get("code").asString()).isEqualTo("idempotency-key-reused");
		assertThat(another.body().get("field").asString()).isEqualTo("Idempotency-Key");
		assertThat(this.client.post(path, "{\"content\": \"one\"}", async).status()).isEqualTo(202);
	}

	@Test
	void everyRepetitionOfACreateIsAboutTheSameConversation() {
		String body = "{\"channel\": \"instagram\"}";
		String[] async = { "Idempotency-Key", "key", "Prefer", "respond-async" };
		String first = this.client.post("/conversations", body, async).data().get("conversation_id").asString();

		assertThat(this.client.post("/conversations", body, async).data().get("conversation_id").asString())
			.isEqualTo(first);
		assertThat(this.client.post("/conversations", body, "Idempotency-Key", "key").data().get("id").asString())
			.isEqualTo(first);
		assertThat(this.client.post("/conversations", body, "Idempotency-Key", "other").data().get("id").asString())
			.isNotEqualTo(first);
		assertThat(this.tenant.key("{\"mode\": \"live\"}")
			.post("/conversations", body, "Idempotency-Key", "key")
			.data()
			.get("id")
			.asString()).isNotEqualTo(first);
	}

	private static LedgerEntry entry(ConversationCommand command) {
		Instant now = Instant.parse("2026-03-15T10:30:00Z");
		return new LedgerEntry(command.getCommandId(), command.getSubAccountId(), command.getMode(),
				command.getConversationId(), new Source(0, 1), new Binary(command.getFingerprint().array()), "applied",
				null, 2L, null, null, List.of(), now, Instant.now().plus(LedgerEntry.RETENTION));
	}

	@Test
	void clientThatHangsUpFreesItsPlace() throws Exception {
		this.processor.answer((command) -> Optional.empty());
		try (Socket waiting = waiting(RunningApi.shared(), this.client)) {
			Awaitility.await().until(() -> RunningApi.shared().inFlight() == 1);
		}
		Awaitility.await().atMost(HALF_THE_WAIT).until(() -> RunningApi.shared().inFlight() == 0);
	}

	@Test
	void tooManyInFlightIsA503AndWritesNothing() throws Exception {
		RunningApi small = RunningApi.start(Map.of("conversations.commands.max-in-flight", 1));
		RunningApi.Tenancy other = small.newTenant();
		Client one = other.testKey();
		this.processor.answer((command) -> Optional.empty());
		try (Socket waiting = waiting(small, one)) {
			Awaitility.await().until(() -> this.processor.commands(other.subAccountId()).size() == 1);
			Answer answer = one.send("POST", "/conversations/" + this.id + "/close", BodyPublishers.noBody());
			assertThat(answer.status()).isEqualTo(503);
			assertThat(answer.body().get("code").asString()).isEqualTo("overloaded");
			assertThat(answer.header("Retry-After")).contains("1");
		}
		Awaitility.await().until(() -> small.inFlight() == 0);
		assertThat(one
			.send("POST", "/conversations/" + this.id + "/close", BodyPublishers.noBody(), "Prefer", "respond-async")
			.status()).isEqualTo(202);
		Awaitility.await().until(() -> this.processor.commands(other.subAccountId()).size() > 1);
		assertThat(this.processor.commands(other.subAccountId())).hasSize(2);
	}

	/** Has sent a write and waits for its outcome as long as one may. */
	private Socket waiting(RunningApi api, Client client) throws IOException {
		Socket socket = new Socket("127.0.0.1", api.port());
		socket.getOutputStream()
			.write(("POST /conversations/" + this.id
					+ "/close HTTP/1.1\r\nHost: x\r\nPrefer: wait=30\r\nAuthorization: Bearer " + client.key()
					+ "\r\nContent-Length: 0\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII));
		return socket;
	}

	private Answer close(String... headers) {
		return this.client.send("POST", "/conversations/" + this.id + "/close", BodyPublishers.noBody(), headers);
	}

	private ConversationCommand onlyCommand() {
		List<ConversationCommand> commands = Awaitility.await()
			.until(() -> this.processor.commands(this.tenant.subAccountId()), (found) -> !found.isEmpty());
		assertThat(commands).hasSize(1);
		return commands.get(0);
	}

}
