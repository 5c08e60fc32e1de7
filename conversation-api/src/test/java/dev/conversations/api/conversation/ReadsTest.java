package dev.conversations.api.conversation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import dev.conversations.api.Client;
import dev.conversations.api.Client.Answer;
import dev.conversations.api.RunningApi;
import dev.conversations.schema.IdKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lists, pages and threads show what is stored, to whom it belongs and to nobody else.
 */
class ReadsTest {

	private RunningApi.Tenancy tenant;

	private Client client;

	private Documents documents;

	@BeforeEach
	void hasTenant() {
		this.tenant = RunningApi.shared().newTenant();
		this.client = this.tenant.testKey();
		this.documents = new Documents(RunningApi.shared().mongo(), this.tenant.subAccountId());
	}

	@Test
	void emptyListHasNoNextPage() {
		Answer answer = this.client.get("/conversations");
		assertThat(answer.text()).isEqualTo(
				"{\"success\":true,\"data\":[],\"meta\":{\"limit\":25,\"offset\":0,\"has_more\":false,\"next_cursor\":null}}");
	}

	@Test
	void conversationHasEveryPublishedField() {
		String id = this.documents.thread(1);
		JsonNode conversation = this.client.get("/conversations/" + id).data();
		assertThat(conversation.propertyNames()).containsExactly("id", "customer_id", "customer_name", "customer_email",
				"customer_phone", "channel", "status", "subject", "last_message", "timestamp", "last_activity_at",
				"unread", "unread_count", "tags", "message_count", "messages");
		assertThat(conversation.get("timestamp").asString()).isEqualTo("2026-03-15T10:30:00.120Z");
		assertThat(conversation.get("unread").asBoolean()).isTrue();
		assertThat(this.client.get("/conversations").data().get(0).has("messages")).isFalse();
	}

	@Test
	void offsetAndCursorShowTheSameOrder() {
		List<String> newestFirst = IntStream.range(0, 8)
			.map((i) -> 7 - i)
			.mapToObj((minutes) -> Stream.generate(() -> this.documents.conversation(minutes))
				.limit(3)
				.sorted(Comparator.reverseOrder()))
			.flatMap((sameTime) -> sameTime)
			.toList();
		List<String> byCursor = new ArrayList<>();
		String next = "";
		do {
			Answer page = this.client.get("/conversations?limit=5" + next);
			byCursor.addAll(ids(page));
			String cursor = page.body().get("meta").get("next_cursor").asString("");
			assertThat(page.body().get("meta").get("has_more").asBoolean()).isEqualTo(!cursor.isEmpty());
			assertThat(page.body().get("meta").has("offset")).isEqualTo(next.isEmpty());
			next = cursor.isEmpty() ? "" : "&cursor=" + cursor;
		}
		while (!next.isEmpty());
		assertThat(byCursor).containsExactlyElementsOf(newestFirst);
		assertThat(ids(this.client.get("/conversations?limit=4&offset=21"))).isEqualTo(newestFirst.subList(21, 24));
		assertThat(ids(this.client.get("/conversations?limit=4&offset=20"))).isEqualTo(newestFirst.subList(20, 24));
		assertThat(ids(this.client.get("/conversations?offset=1000"))).isEmpty();
	}

	@Test
	void filtersCombine() {
		String jane = IdKind.CUSTOMER.next();
		String a = this.documents.conversation("sms", "open", true, jane, 1, 1);
		String b = this.documents.conversation("email", "closed", false, jane, 2, 1);
		String c = this.documents.conversation("voice", "resolved", true, IdKind.CUSTOMER.next(), 3, 1);
		assertThat(list("")).containsExactly(c, b, a);
		assertThat(list("channel=sms")).containsExactly(a);
		assertThat(list("channel=sms,voice")).containsExactly(c, a);
		assertThat(list("status=closed,open")).containsExactly(b, a);
		assertThat(list("unread=true")).containsExactly(c, a);
		assertThat(list("unread=false")).containsExactly(b);
		assertThat(list("customer_id=" + jane)).containsExactly(b, a);
		assertThat(list("customer_id=" + jane + "&unread=true&status=open&channel=sms")).containsExactly(a);
		assertThat(list("updated_since=2026-03-15T10:32:00.120Z")).containsExactly(c, b);
		assertThat(list("updated_since=2026-03-15T11:32:00.121%2B01:00")).containsExactly(c);
		assertThat(list("updated_since=2026-03-15T10:32:00Z&channel=email&limit=1")).containsExactly(b);
	}

	@Test
	void othersSeeNothing() {
		String id = this.documents.thread(3);
		assertThat(this.client.get("/conversations/" + id).status()).isEqualTo(200);
		Client live = this.tenant.key("{\"mode\": \"live\"}");
		Client stranger = RunningApi.shared().newTenant().testKey();
		for (Client other : List.of(live, stranger)) {
			assertThat(ids(other.get("/conversations"))).isEmpty();
			assertThat(other.get("/conversations/" + id).status()).isEqualTo(404);
			assertThat(other.get("/conversations/" + id + "/messages").status()).isEqualTo(404);
		}
		assertThat(this.client.get("/conversations/" + id).status()).isEqualTo(200);
	}

	@Test
	void knownVersionIsNotSentAgain() {
		String path = "/conversations/" + this.documents.thread(3);
		assertThat(this.client.get(path).header("ETag")).contains("\"4\"");
		for (String known : List.of("\"4\"", "W/\"4\"", "\"1\", \"4\"", "*")) {
			Answer answer = this.client.get(path, "If-None-Match", known);
			assertThat(answer.status()).as(known).isEqualTo(304);
			assertThat(answer.header("ETag")).contains("\"4\"");
			assertThat(answer.text()).isEmpty();
		}
		assertThat(this.client.get(path, "If-None-Match", "\"3\"").status()).isEqualTo(200);
		assertThat(this.client.get(path, "If-None-Match", "rubbish").status()).isEqualTo(200);
	}

	@Test
	void longThreadIsPagedFromItsEnd() {
		String path = "/conversations/" + this.documents.thread(230);
		JsonNode conversation = this.client.get(path).data();
		assertThat(contents(conversation.get("messages"))).isEqualTo(messages(131, 230));
		String cursor = conversation.get("messages_cursor").asString();
		Answer older = this.client.get(path + "/messages?limit=100&before=" + cursor);
		assertThat(contents(older.data())).isEqualTo(messages(31, 130));
		Answer oldest = this.client
			.get(path + "/messages?limit=100&before=" + older.body().get("meta").get("next_cursor").asString());
		assertThat(contents(oldest.data())).isEqualTo(messages(1, 30));
		assertThat(oldest.body().get("meta").get("has_more").asBoolean()).isFalse();
		assertThat(oldest.body().get("meta").get("next_cursor").isNull()).isTrue();
		assertThat(contents(this.client.get(path + "/messages").data())).isEqualTo(messages(206, 230));
		assertThat(contents(this.client.get(path + "/messages?before=9999999").data())).isEqualTo(messages(206, 230));
		assertThat(contents(this.client.get(path + "/messages?before=1").data())).isEmpty();
	}

	@Test
	void messagesThatComeMeanwhileAreNotShown() {
		String path = "/conversations/" + this.documents.thread(120, 125);
		assertThat(contents(this.client.get(path).data().get("messages"))).isEqualTo(messages(21, 120));
		assertThat(contents(this.client.get(path + "/messages").data())).isEqualTo(messages(96, 120));
		assertThat(contents(this.client.get(path + "/messages?before=122&limit=3").data()))
			.isEqualTo(messages(118, 120));
		assertThat(contents(this.client.get(path + "/messages?before=120&limit=3").data()))
			.isEqualTo(messages(117, 119));
	}

	@Test
	void conditionalReadShowsTheSame() {
		String path = "/conversations/" + this.documents.thread(120, 125);
		assertThat(this.client.get(path, "If-None-Match", "\"1\"").text()).isEqualTo(this.client.get(path).text());
	}

	/** Whatever was read before. */
	@ParameterizedTest
	@CsvSource({
			// messages at first, those that stay of them, messages then
			"0, 0, 0", "0, 0, 3", "3, 3, 5", "98, 98, 103", "120, 120, 121", "120, 120, 219", "120, 120, 220",
			"120, 120, 350",
			// set back, and gone on differently
			"5, 3, 3", "5, 0, 0", "5, 4, 5", "5, 3, 9", "3, 0, 4", "120, 119, 120", "120, 119, 121", "120, 115, 150",
			"120, 10, 300", "120, 110, 110" })
	void getShowsWhatThereIsNow(long first, long kept, long last) {
		for (String known : List.of("", "\"0\"")) {
			String id = this.documents.thread(first);
			assertThat(shown(id, known)).isEqualTo(messages(Math.max(1, first - 99), first));
			this.documents.continueAfter(id, kept, last, "other");
			for (int n = 0; n < 3; n++) {
				assertThat(shown(id, known)).isEqualTo(
						Stream
							.concat(messages(Math.max(1, last - 99), kept).stream(),
									messages("other", Math.max(Math.max(1, last - 99), kept + 1), last).stream())
							.toList());
			}
		}
	}

	private List<String> shown(String id, String known) {
		String path = "/conversations/" + id;
		Answer answer = known.isEmpty() ? this.client.get(path) : this.client.get(path, "If-None-Match", known);
		return contents(answer.data().get("messages"));
	}

	@Test
	void headAndOptionsWork() {
		String path = "/conversations/" + this.documents.thread(1);
		var none = java.net.http.HttpRequest.BodyPublishers.noBody();
		assertThat(this.client.send("HEAD", path, none).header("ETag")).contains("\"2\"");
		assertThat(this.client.send("OPTIONS", path, none).status()).isEqualTo(200);
	}

	private List<String> list(String query) {
		return ids(this.client.get("/conversations?" + query));
	}

	private static List<String> ids(Answer answer) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		return answer.data().valueStream().map((conversation) -> conversation.get("id").asString()).toList();
	}

	private static List<String> contents(JsonNode messages) {
		return messages.valueStream().map((message) -> message.get("content").asString()).toList();
	}

	private static List<String> messages(long first, long last) {
		return messages("message", first, last);
	}

	private static List<String> messages(String name, long first, long last) {
		return LongStream.rangeClosed(first, last).mapToObj((index) -> name + " " + index).toList();
	}

}
