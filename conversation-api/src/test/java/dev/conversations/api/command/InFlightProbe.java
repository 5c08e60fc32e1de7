package dev.conversations.api.command;

import org.springframework.context.ApplicationContext;

/** Lets tests of other packages see how many commands are on their way. */
public final class InFlightProbe {

	private InFlightProbe() {
	}

	public static int size(ApplicationContext context) {
		return context.getBean(InFlight.class).size();
	}

}
