package dev.conversations.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class PagingIT {

	private final RunningSystem system = RunningSystem.shared();

	private final Client client = this.system.newClient();

	@Test
	void cursorVisitsEveryConversationOnceWhileOthersAreWritten() {
		List<String> before = open(330);
		Set<String> seen = new HashSet<>();
		List<String> visited = new ArrayList<>();
		String cursor = "";
		do {
			Answer page = this.client.get("/conversations?limit=50" + cursor);
			assertThat(page.status()).as(page.toString()).isEqualTo(200);
			visited.addAll(page.texts("id"));
			seen.addAll(page.texts("id"));
			this.client.open();
			cursor = next(page);
		}
		while (!cursor.isEmpty());
		assertThat(visited).hasSameSizeAs(seen);
		assertThat(seen).containsAll(before);
	}

	@Test
	void offsetSkipsSoManyOfTheNewestFirst() {
		List<String> ids = open(30);
		Answer page = this.client.get("/conversations?limit=10&offset=5");
		assertThat(page.texts("id")).containsExactlyElementsOf(ids.reversed().subList(5, 15));
		assertThat(page.body().path("meta").path("has_more").asBoolean()).isTrue();
		Answer last = this.client.get("/conversations?limit=10&offset=25");
		assertThat(last.data()).hasSize(5);
		assertThat(last.body().path("meta").path("has_more").asBoolean()).isFalse();
		assertThat(this.client.get("/conversations").data()).hasSize(25);
	}

	@Test
	void newestActivityComesFirst() {
		String first = this.client.open();
		String second = this.client.open();
		this.client.say(first, "customer", "Hi");
		assertThat(this.client.get("/conversations").texts("id")).containsExactly(first, second);
	}

	@Test
	void filtersNarrowTheList() {
		String sms = this.client.post("/conversations", Map.of("channel", "sms", "customer_phone", "+12025550143"))
			.id();
		String facebook = this.client.post("/conversations", Map.of("channel", "facebook")).id();
		String closed = this.client.open();
		this.client.post("/conversations/" + closed + "/close", "");
		assertThat(list("channel=sms")).containsExactly(sms);
		assertThat(list("channel=sms,facebook")).containsExactly(facebook, sms);
		assertThat(list("status=closed")).containsExactly(closed);
		assertThat(list("status=open,closed&channel=instagram")).containsExactly(closed);
		assertThat(list("status=resolved")).isEmpty();
	}

	@Test
	void longConversationIsReadInPages() {
		String id = this.client.open();
		for (int i = 1; i <= 230; i++) {
			Answer sent = this.client.say(id, "assistant", "message " + i, "Prefer", "respond-async");
			assertThat(sent.status()).as(sent.toString()).isEqualTo(202);
		}
		Answer newest = Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> this.client.get("/conversations/" + id),
					(read) -> read.text("last_message").equals("message 230"));
		assertThat(contents(newest.data().path("messages"))).containsExactlyElementsOf(messages(131, 230));
		Answer middle = this.client
			.get("/conversations/%s/messages?limit=100&before=%s".formatted(id, newest.text("messages_cursor")));
		assertThat(contents(middle.data())).containsExactlyElementsOf(messages(31, 130));
		String cursor = middle.body().path("meta").path("next_cursor").asString();
		Answer oldest = this.client.get("/conversations/%s/messages?limit=100&before=%s".formatted(id, cursor));
		assertThat(contents(oldest.data())).containsExactlyElementsOf(messages(1, 30));
	}

	private List<String> open(int number) {
		return IntStream.range(0, number).mapToObj((i) -> this.client.open()).toList();
	}

	private List<String> list(String query) {
		return this.client.get("/conversations?" + query).texts("id");
	}

	private static String next(Answer page) {
		String cursor = page.body().path("meta").path("next_cursor").asString("");
		return cursor.isEmpty() ? "" : "&cursor=" + cursor;
	}

	private static List<String> contents(JsonNode messages) {
		return messages.valueStream().map((message) -> message.path("content").asString()).toList();
	}

	private static List<String> messages(int from, int to) {
		return IntStream.rangeClosed(from, to).mapToObj((i) -> "message " + i).toList();
	}

}
