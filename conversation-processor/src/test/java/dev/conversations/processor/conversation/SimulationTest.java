package dev.conversations.processor.conversation;

import java.util.List;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Long random histories hold what is promised of any history. A failure names its seed;
 * {@code -Dsimulation.seed=…} plays that one again.
 */
class SimulationTest {

	private static final int COMMANDS = 4000;

	@RepeatedTest(10)
	void anyHistoryKeepsThePromises(RepetitionInfo repetition) {
		long seed = Long.getLong("simulation.seed", System.nanoTime() + repetition.getCurrentRepetition());
		Simulation simulation = new Simulation(seed);
		simulation.run(COMMANDS);

		simulation.verify();
	}

	@Test
	void sameSeedHasTheSameHistory() {
		assertThat(history(42)).isEqualTo(history(42)).isNotEqualTo(history(43));
	}

	@Test
	void simulationMeetsEveryEventAndEveryRefusal() {
		Simulation simulation = new Simulation(7);
		simulation.run(COMMANDS);

		assertThat(simulation.history()).extracting((event) -> event.event().getClass().getSimpleName())
			.contains("ConversationCreated", "MessageAdded", "ConversationUpdated", "ConversationClosed",
					"ConversationReopened", "ConversationRead");
		assertThat(simulation.refusals()).contains(Rejection.CONVERSATION_EXISTS, Rejection.CONVERSATION_NOT_FOUND,
				Rejection.VERSION_MISMATCH, Rejection.TOO_MANY_TAGS);
		assertThat(simulation.changesNothing()).isPositive();
	}

	private static List<RecordedEvent> history(long seed) {
		Simulation simulation = new Simulation(seed);
		simulation.run(500);
		return simulation.history();
	}

}
