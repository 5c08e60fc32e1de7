package dev.conversations.api.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.mongodb.ExplainVerbosity;
import com.mongodb.reactivestreams.client.FindPublisher;
import dev.conversations.api.RunningApi;
import dev.conversations.api.subaccount.Tenant;
import dev.conversations.schema.IdKind;
import dev.conversations.store.MessageDocument;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/** No query scans a collection or sorts in memory, whatever its filters. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryPlanTest {

	private static final Tenant TENANT = new Tenant(IdKind.SUB_ACCOUNT.next(), "test");

	private final ConversationReads reads = RunningApi.shared().bean(ConversationReads.class);

	@ParameterizedTest
	@MethodSource("everyCombination")
	void listFollowsAnIndex(ListQuery query) {
		Document explained = Mono.from(this.reads.list(TENANT, query, 26).explain(ExplainVerbosity.QUERY_PLANNER))
			.block();
		assertThat(stages(explained)).contains("IXSCAN").doesNotContain("COLLSCAN", "SORT");
	}

	@ParameterizedTest
	@MethodSource("everyRead")
	void messagesFollowAnIndex(FindPublisher<MessageDocument> read) {
		Document explained = Mono.from(read.explain(ExplainVerbosity.QUERY_PLANNER)).block();
		assertThat(stages(explained)).contains("IXSCAN").doesNotContain("COLLSCAN", "SORT");
	}

	@Test
	void conversationIsFoundWithoutPlanning() {
		Document explained = Mono
			.from(this.reads.byId(IdKind.CONVERSATION.next()).explain(ExplainVerbosity.QUERY_PLANNER))
			.block();
		assertThat(stages(explained)).containsExactly("EXPRESS_IXSCAN");
	}

	List<FindPublisher<MessageDocument>> everyRead() {
		String id = IdKind.CONVERSATION.next();
		return List.of(this.reads.messages(id, 0, 100), this.reads.newest(id, 0, MessagesQuery.NEWEST),
				this.reads.newest(id, 7, MessagesQuery.NEWEST), this.reads.newest(id, 0, new MessagesQuery(25, 7)));
	}

	static List<ListQuery> everyCombination() {
		List<ListQuery> all = new ArrayList<>();
		for (Set<String> channels : List.of(Set.of("sms"), Set.of("sms", "voice"), Set.copyOf(Choices.CHANNELS))) {
			for (Set<String> statuses : List.of(Set.of("open"), Set.of("open", "closed"),
					Set.copyOf(Choices.STATUSES))) {
				for (List<Boolean> unread : List.of(List.of(true), List.of(true, false))) {
					for (Instant since : new Instant[] { null, Instant.EPOCH }) {
						for (String customer : new String[] { null, IdKind.CUSTOMER.next() }) {
							for (Cursor cursor : new Cursor[] { null,
									new Cursor(Instant.now(), IdKind.CONVERSATION.next()) }) {
								all.add(query(channels, statuses, unread, since, customer, cursor));
							}
						}
					}
				}
			}
		}
		return all;
	}

	private static ListQuery query(Set<String> channels, Set<String> statuses, List<Boolean> unread,
			@Nullable Instant since, @Nullable String customer, @Nullable Cursor cursor) {
		return new ListQuery(25, (cursor == null) ? 50 : 0, cursor, channels, statuses, unread, since, customer);
	}

	private static List<String> stages(Document explained) {
		List<String> stages = new ArrayList<>();
		collect(explained.get("queryPlanner", Document.class).get("winningPlan"), stages);
		return stages;
	}

	private static void collect(@Nullable Object plan, List<String> stages) {
		if (plan instanceof Document document) {
			if (document.get("stage") instanceof String stage) {
				stages.add(stage);
			}
			document.values().forEach((value) -> collect(value, stages));
		}
		else if (plan instanceof List<?> list) {
			list.forEach((value) -> collect(value, stages));
		}
	}

}
