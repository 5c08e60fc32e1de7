package dev.conversations.api.fuzz;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

import dev.conversations.api.RunningApi;
import dev.conversations.api.ScriptedProcessor;
import dev.conversations.api.problem.ErrorCode;
import dev.conversations.schema.IdKind;
import dev.conversations.store.Store;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Throws spoilt requests of every operation at the API. Each must be answered in time
 * with a status and a body that the description has, never with a 5xx, and what is
 * refused must write nothing. {@code -Dfuzz.calls} and {@code -Dfuzz.seed} make it longer
 * and different.
 */
class FuzzTest {

	private static final Duration LONGEST = Duration.ofSeconds(10);

	/** What a request may be answered that meets no operation. */
	private static final Set<Integer> NOWHERE = Set.of(400, 401, 403, 404, 405, 406, 414, 429, 431);

	private static final Map<String, String> BODIES = Map.of("CreateConversation",
			"{\"channel\": \"sms\", \"customer_phone\": \"+12025550143\", \"message\": \"hi\"}", "SendMessage",
			"{\"content\": \"hi\", \"sender\": \"customer\"}", "UpdateConversation",
			"{\"status\": \"open\", \"tags\": [\"a\"]}", "CreateSubAccount", "{\"name\": \"Acme\"}", "CreateApiKey",
			"{\"mode\": \"test\", \"scopes\": [\"read\"]}");

	private final RunningApi api = RunningApi.shared();

	private final ScriptedProcessor processor = ScriptedProcessor.usual();

	private final RunningApi.Tenancy tenant = this.api.newTenant();

	private final String key = this.tenant.testKey().key();

	private final RawHttp http = new RawHttp(this.api.port(), LONGEST);

	private final List<Operation> operations = operations();

	private final long seed = Long.getLong("fuzz.seed", 1);

	private int accepted;

	private int made;

	@Test
	void everySpoiltRequestHasADocumentedAnswerAndWritesNothing() throws IOException {
		SplittableRandom random = new SplittableRandom(this.seed);
		Mutations mutations = new Mutations(random);
		long documents = documents();
		for (int i = 0; i < Integer.getInteger("fuzz.calls", 3000); i++) {
			Request request = mutations.any(this.operations).request(mutations);
			for (int n = random.nextInt(4); n > 0; n--) {
				mutations.spoil(request);
			}
			check(i, request);
		}
		int commands = this.accepted;
		Awaitility.await().until(() -> this.processor.commands(this.tenant.subAccountId()).size() >= commands);
		assertThat(this.processor.commands(this.tenant.subAccountId())).hasSize(commands);
		assertThat(documents()).isEqualTo(documents + this.made);
	}

	private void check(int number, Request request) throws IOException {
		String what = "seed %d, call %d: %s".formatted(this.seed, number, request);
		Instant start = Instant.now();
		RawHttp.Response answer;
		try {
			answer = this.http.send(request.bytes(), !request.method.equals("HEAD"));
		}
		catch (SocketException ex) {
			// Refused and closed before all of a large body was sent: the answer is lost.
			assertThat(request.bytes().length).as(what).isGreaterThan(65_536);
			return;
		}
		catch (IOException | RuntimeException ex) {
			throw new AssertionError(what, ex);
		}
		assertThat(Duration.between(start, Instant.now())).as(what).isLessThan(LONGEST);
		Optional<Operation> met = meets(request);
		assertThat(answer.status()).as(what + " -> " + answer.text()).isIn(documented(met, request.method));
		if (answer.status() >= 400 && !request.method.equals("HEAD")) {
			assertError(what, answer);
		}
		if (answer.status() < 300 && met.isPresent()) {
			this.accepted += met.get().isCommand() ? 1 : 0;
			this.made += met.get().isAdminWrite() ? 1 : 0;
		}
	}

	private static void assertError(String what, RawHttp.Response answer) {
		JsonNode body = answer.json();
		assertThat(answer.headers()).as(what)
			.containsEntry("content-type", "application/json")
			.containsEntry("x-content-type-options", "nosniff")
			.containsEntry("x-frame-options", "DENY")
			.containsEntry("referrer-policy", "no-referrer")
			.containsEntry("cache-control", "no-store")
			.containsEntry("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
		assertThat(body.path("success").asBoolean(true)).as(what).isFalse();
		assertThat(body.path("request_id").asString("")).as(what).isEqualTo(answer.headers().get("x-request-id"));
		assertThat(body.path("error").asString("")).as(what).isNotBlank();
		assertThat(ErrorCode.codes(answer.status()).split(", ")).as(what).contains(body.path("code").asString(""));
		assertThat(answer.text()).as(what).doesNotContain("Exception", "java.", "spring", "netty");
	}

	private Set<Integer> documented(Optional<Operation> met, String method) {
		if (met.isPresent()) {
			return met.get().statuses();
		}
		Set<Integer> statuses = new HashSet<>(NOWHERE);
		if (method.equals("OPTIONS")) {
			statuses.add(200);
		}
		return statuses;
	}

	private Optional<Operation> meets(Request request) {
		String method = request.method.equals("HEAD") ? "GET" : request.method;
		PathContainer path = path(request);
		return this.operations.stream()
			.filter((operation) -> operation.method().equals(method) && operation.pattern().matches(path))
			.findFirst();
	}

	private static PathContainer path(Request request) {
		try {
			return PathContainer.parsePath(request.path.split("#")[0]);
		}
		catch (IllegalArgumentException ex) {
			return PathContainer.parsePath("/");
		}
	}

	private long documents() {
		return this.api.mongo().getCollection(Store.SUB_ACCOUNTS).countDocuments()
				+ this.api.mongo().getCollection(Store.API_KEYS).countDocuments();
	}

	private List<Operation> operations() {
		List<Operation> all = new ArrayList<>();
		this.api.client("")
			.get("/v3/api-docs")
			.body()
			.get("paths")
			.forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
				if (!path.startsWith("/actuator")) {
					all.add(operation(method.toUpperCase(Locale.ROOT), path, operation));
				}
			}));
		return all;
	}

	private Operation operation(String method, String path, JsonNode operation) {
		Set<Integer> statuses = new HashSet<>(Set.of(304));
		operation.get("responses").propertyNames().forEach((status) -> statuses.add(Integer.valueOf(status)));
		statuses.removeIf((status) -> status >= 500);
		String schema = operation.at("/requestBody/content/application~1json/schema/$ref").asString("");
		return new Operation(method, path, PathPatternParser.defaultInstance.parse(path), statuses,
				BODIES.getOrDefault(schema.replaceFirst(".*/", ""), ""),
				path.startsWith("/admin") ? RunningApi.ADMIN_KEY : this.key, this.tenant.subAccountId());
	}

	private record Operation(String method, String path, PathPattern pattern, Set<Integer> statuses, String body,
			String key, String subAccountId) {

		Request request(Mutations mutations) {
			String filled = this.path.replace("{conversation_id}", IdKind.CONVERSATION.next())
				.replace("{command_id}", IdKind.COMMAND.next())
				.replace("{sub_account_id}", this.subAccountId)
				.replace("{key_id}", IdKind.API_KEY.next())
				.replace("{tag}", "vip");
			Request request = new Request(this.method, filled, this.body);
			request.header("Authorization", "Bearer " + this.key);
			if (!this.body.isEmpty()) {
				request.header("Content-Type", "application/json");
			}
			if (!this.key.equals(RunningApi.ADMIN_KEY)) {
				request.header("Prefer", mutations.any(List.of("respond-async", "wait=2")));
			}
			return request;
		}

		boolean isCommand() {
			return this.path.startsWith("/conversations") && !this.method.equals("GET");
		}

		boolean isAdminWrite() {
			return this.path.startsWith("/admin") && this.method.equals("POST");
		}

	}

}
