package dev.conversations.acceptance;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.conversations.schema.Topics;
import dev.conversations.store.Store;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every operation of the description, called with every kind of key. A new operation is
 * in here by itself.
 */
class TenantMatrixIT {

	private static final RunningSystem SYSTEM = RunningSystem.shared();

	private static final SubAccount OWN = SYSTEM.newSubAccount();

	private static final Client OWNER = OWN.client("test");

	private static final Footprint FOOTPRINT = new Footprint(SYSTEM.parts());

	private enum Caller {

		OWNER_KEY(OWNER), READ_ONLY(OWN.client("test", "read")), WRITE_ONLY(OWN.client("test", "write")),
		OTHER_MODE(OWN.client("live")), FOREIGN(SYSTEM.newClient()), REVOKED(revoked()),
		NOBODY(new Client(SYSTEM.apiUrl(), "")), OPERATOR(SYSTEM.admin());

		private final Client client;

		Caller(Client client) {
			this.client = client;
		}

		int expected(Operation operation) {
			if (operation.isPublic() || operation.isAdmin()) {
				return (operation.isPublic() || this == OPERATOR) ? operation.success() : 401;
			}
			return switch (this) {
				case OWNER_KEY -> operation.success();
				case READ_ONLY -> operation.isRead() ? operation.success() : 403;
				case WRITE_ONLY -> operation.isRead() ? 403 : operation.success();
				case OTHER_MODE, FOREIGN -> operation.namesSomething() ? 404 : operation.success();
				case REVOKED, NOBODY, OPERATOR -> 401;
			};
		}

		private static Client revoked() {
			Answer key = OWN.newKey("test", "read", "write");
			OWN.revoke(key.id());
			return new Client(SYSTEM.apiUrl(), key.text("key"));
		}

	}

	static Stream<Operation> operations() {
		return Operation.all(OWNER).stream();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("operations")
	void everyKeyHasItsOneAnswer(Operation operation) {
		for (Caller caller : Caller.values()) {
			Map<String, String> things = things();
			Answer answer = operation.call(caller.client, things::get);
			assertThat(answer.status()).as("%s by %s: %s", operation, caller, answer)
				.isEqualTo(caller.expected(operation));
			if (answer.status() >= 400) {
				assertThat(answer.body().path("success").asBoolean(true)).isFalse();
			}
			if (caller == Caller.OTHER_MODE || caller == Caller.FOREIGN) {
				assertThat(answer.toString()).doesNotContain(things.get("conversation_id"), things.get("command_id"));
			}
		}
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("operations")
	void refusedCallWritesNothing(Operation operation) {
		Map<String, String> things = things();
		String before = seen(things);
		for (Caller caller : Caller.values()) {
			int expected = caller.expected(operation);
			if (expected >= 400) {
				Footprint.Size size = FOOTPRINT.settled();
				operation.call(caller.client, things::get);
				// A write to what is not the caller's is decided by the processor, which
				// notes its refusal.
				assertThat(written(FOOTPRINT.settled(), expected == 404)).as("%s by %s", operation, caller)
					.isEqualTo(written(size, expected == 404));
			}
		}
		assertThat(seen(things)).isEqualTo(before);
	}

	/** A value for each variable of a path, all of the owner's, and fresh. */
	private static Map<String, String> things() {
		Answer created = OWNER.post("/conversations", Map.of("channel", "instagram"), "Prefer", "respond-async");
		String conversation = created.text("conversation_id");
		OWNER.say(conversation, "customer", "Hi");
		OWNER.patch("/conversations/" + conversation, Map.of("tags", List.of("vip")));
		return Map.of("path", "liveness", "conversation_id", conversation, "command_id", created.text("command_id"),
				"tag", "vip", "sub_account_id", OWN.id(), "key_id", OWN.newKey("test", "read").id());
	}

	/** What the owner sees of it. */
	private static String seen(Map<String, String> things) {
		Answer conversation = OWNER.get("/conversations/" + things.get("conversation_id"));
		return conversation.header("ETag") + conversation.data() + keys();
	}

	private static String keys() {
		return SYSTEM.admin().get("/admin/sub-accounts/" + OWN.id() + "/api-keys?limit=100").data().toString();
	}

	private static Object written(Footprint.Size size, boolean effectsOnly) {
		if (!effectsOnly) {
			return size;
		}
		return List.of(size.documents().get(Store.CONVERSATIONS), size.documents().get(Store.MESSAGES),
				size.ends()
					.entrySet()
					.stream()
					.filter((end) -> end.getKey().topic().equals(Topics.EVENTS))
					.mapToLong(Map.Entry::getValue)
					.sum());
	}

}
