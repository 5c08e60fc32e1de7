package dev.conversations.processor.operations;

import java.util.List;
import java.util.Map;

import dev.conversations.processor.kafka.ProcessorGroup;

/** That no processor works and nothing is on its way into the event topic. */
final class Standstill {

	private final ProcessorGroup group;

	private final EventTopicState topic;

	Standstill(ProcessorGroup group, EventTopicState topic) {
		this.group = group;
		this.topic = topic;
	}

	/**
	 * @return for each partition of the command topic, the first command that a processor
	 * will read when it starts
	 * @throws RefusedException when a processor works, or has left a transaction open
	 */
	Map<Integer, Long> require() {
		requireNoProcessor();
		Map<Integer, Long> next = this.group.next();
		if (this.topic.unsettled()) {
			throw new RefusedException(
					"A processor that was killed left a transaction open on the event topic. Brokers "
							+ "end it after 15 s by default: try again then.");
		}
		return next;
	}

	/**
	 * @throws RefusedException when a processor consumes commands
	 */
	void requireNoProcessor() {
		List<String> members = this.group.members();
		if (!members.isEmpty()) {
			throw new RefusedException("Processors are running (" + String.join(", ", members) + ", in the group "
					+ this.group.id() + "). Stop them first. One that was killed leaves "
					+ "the group after its session timeout, 10 s by default.");
		}
	}

}
