package dev.conversations.acceptance;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Unread conversations and tags. */
class InboxIT {

	private final Client client = RunningSystem.shared().newClient();

	private final String id = this.client.open();

	private final String path = "/conversations/" + this.id;

	@Test
	void customerMessagesCountUntilSomebodyReads() {
		assertThat(unread()).isZero();
		this.client.say(this.id, "customer", "Hi");
		this.client.say(this.id, "customer", "Anybody there?");
		assertThat(unread()).isEqualTo(2);
		Answer read = this.client.post(this.path + "/read", "");
		assertThat(read.status()).as(read.toString()).isEqualTo(200);
		assertThat(read.data().path("unread").asBoolean(true)).isFalse();
		assertThat(unread()).isZero();
	}

	@Test
	void assistantMessageClearsTheCount() {
		this.client.say(this.id, "customer", "Hi");
		this.client.say(this.id, "assistant", "Hello");
		assertThat(unread()).isZero();
	}

	@Test
	void unreadConversationsAreListed() {
		String other = this.client.open();
		this.client.say(this.id, "customer", "Hi");
		assertThat(this.client.get("/conversations?unread=true").texts("id")).containsExactly(this.id);
		assertThat(this.client.get("/conversations?unread=false").texts("id")).containsExactly(other);
	}

	@Test
	void tagsAreAddedInOrderAndOnce() {
		tag("vip", "new");
		assertThat(tags(tag("new", "gold"))).containsExactly("vip", "new", "gold");
	}

	@Test
	void tagIsRemoved() {
		tag("vip", "a b/ü");
		Answer removed = this.client.delete(this.path + "/tags/a%20b%2F%C3%BC");
		assertThat(removed.status()).as(removed.toString()).isEqualTo(200);
		assertThat(tags(removed)).containsExactly("vip");
		assertThat(this.client.delete(this.path + "/tags/absent").status()).isEqualTo(200);
	}

	@Test
	void moreThanFiftyTagsAreRefused() {
		tag(IntStream.rangeClosed(1, 50).mapToObj((i) -> "tag " + i).toArray(String[]::new));
		Answer refused = this.client.patch(this.path, Map.of("tags", List.of("one more")));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.code()).isEqualTo("too-many-tags");
		assertThat(tags(this.client.get(this.path))).hasSize(50);
	}

	private long unread() {
		Answer read = this.client.get(this.path);
		assertThat(read.data().path("unread").asBoolean()).isEqualTo(read.data().path("unread_count").asLong() > 0);
		return read.data().path("unread_count").asLong();
	}

	private Answer tag(String... tags) {
		Answer tagged = this.client.patch(this.path, Map.of("tags", List.of(tags)));
		assertThat(tagged.status()).as(tagged.toString()).isEqualTo(200);
		return tagged;
	}

	private static List<String> tags(Answer conversation) {
		return conversation.data().path("tags").valueStream().map((tag) -> tag.asString()).toList();
	}

}
