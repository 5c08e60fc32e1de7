package dev.conversations.processor.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

import dev.conversations.processor.conversation.ConversationEvent.MessageAdded;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A processor without Kafka and MongoDB: applies random commands, remembers each by its
 * id, and answers a duplicate from memory.
 */
final class Simulation {

	private final ConversationDecider decider = new ConversationDecider();

	private final RandomCommands commands;

	private final String name;

	private final Map<String, Conversation> states = new HashMap<>();

	private final Map<String, Tenant> owners = new HashMap<>();

	private final Map<String, Decision> ledger = new HashMap<>();

	private final List<Step> steps = new ArrayList<>();

	private final List<RecordedEvent> history = new ArrayList<>();

	private final Set<Rejection> refusals = EnumSet.noneOf(Rejection.class);

	private int changesNothing;

	Simulation(long seed) {
		this.commands = new RandomCommands(seed);
		this.name = "seed " + seed;
	}

	void run(int count) {
		for (int i = 0; i < count; i++) {
			apply(this.commands.next(this.states));
		}
	}

	private void apply(Command command) {
		if (this.ledger.containsKey(command.id())) {
			return;
		}
		Conversation before = this.states.get(command.conversationId());
		Decision decision = this.decider.decide(before, command);
		this.ledger.put(command.id(), decision);
		this.steps.add(new Step(before, command, decision));
		switch (decision) {
			case Decision.Accepted accepted -> accept(command, accepted);
			case Decision.Rejected rejected -> this.refusals.add(rejected.reason());
		}
	}

	private void accept(Command command, Decision.Accepted accepted) {
		this.states.put(command.conversationId(), accepted.state());
		this.owners.putIfAbsent(command.conversationId(), command.tenant());
		this.history.addAll(accepted.events());
		this.changesNothing += accepted.events().isEmpty() ? 1 : 0;
	}

	List<RecordedEvent> history() {
		return this.history;
	}

	Set<Rejection> refusals() {
		return this.refusals;
	}

	int changesNothing() {
		return this.changesNothing;
	}

	void verify() {
		assertThat(fold()).as("%s: fold of the events", this.name).isEqualTo(this.states);
		this.states.forEach((id, state) -> {
			verify(id, state, this.history.stream().filter((event) -> event.conversationId().equals(id)).toList());
		});
		this.steps.forEach(this::verify);
		replay();
		assertThat(fold()).as("%s: fold after the replay", this.name).isEqualTo(this.states);
	}

	private Map<String, Conversation> fold() {
		Map<String, Conversation> folded = new HashMap<>();
		for (RecordedEvent event : this.history) {
			folded.compute(event.conversationId(), (id, state) -> Conversation.evolve(state, event));
		}
		return folded;
	}

	private void verify(String id, Conversation state, List<RecordedEvent> events) {
		assertThat(events).as("%s: versions of %s", this.name, id)
			.extracting(RecordedEvent::version)
			.containsExactlyElementsOf(upTo(state.version()));
		assertThat(events).as("%s: tenant of %s", this.name, id)
			.extracting(RecordedEvent::tenant)
			.containsOnly(this.owners.get(id));
		assertThat(events.stream().map(RecordedEvent::event).filter(MessageAdded.class::isInstance))
			.as("%s: indexes of %s", this.name, id)
			.extracting((event) -> ((MessageAdded) event).index())
			.containsExactlyElementsOf(upTo(state.messages().count()));
		assertThat(state.tags()).as("%s: tags of %s", this.name, id)
			.doesNotHaveDuplicates()
			.hasSizeLessThanOrEqualTo(ConversationDecider.MAX_TAGS);
		assertThat(state.messages().unread()).as("%s: unread of %s", this.name, id)
			.isBetween(0L, state.messages().count());
	}

	private static List<Long> upTo(long last) {
		return LongStream.rangeClosed(1, last).boxed().toList();
	}

	/** A decision is as good the second time, and time does not run backwards in it. */
	private void verify(Step step) {
		assertThat(this.decider.decide(step.before, step.command)).as("%s: %s", this.name, step.command)
			.isEqualTo(step.decision);
		if (step.before != null && step.decision instanceof Decision.Accepted accepted) {
			Instant last = step.before.lastActivityAt();
			assertThat(accepted.events()).as("%s: time of %s", this.name, step.command)
				.allMatch((event) -> !event.occurredAt().isBefore(last));
			assertThat(accepted.state().lastActivityAt()).isAfterOrEqualTo(last);
			assertThat(accepted.state().createdAt()).isEqualTo(step.before.createdAt());
		}
	}

	private void replay() {
		int known = this.history.size();
		Map<String, Conversation> before = Map.copyOf(this.states);
		List.copyOf(this.steps).forEach((step) -> apply(step.command));
		assertThat(this.history).as("%s: events after the replay", this.name).hasSize(known);
		assertThat(this.states).as("%s: states after the replay", this.name).isEqualTo(before);
	}

	private record Step(@Nullable Conversation before, Command command, Decision decision) {
	}

}
