package dev.conversations.processor.kafka;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Up while every consumer of this process has its share of the partitions. */
@Profile("!operator")
@Component("commands")
final class CommandsHealthIndicator implements HealthIndicator {

	private final CommandConsumers consumers;

	CommandsHealthIndicator(CommandConsumers consumers) {
		this.consumers = consumers;
	}

	@Override
	public Health health() {
		return this.consumers.ready() ? Health.up().build() : Health.down().build();
	}

}
