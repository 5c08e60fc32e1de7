package dev.conversations.local;

import java.util.HashMap;
import java.util.Map;

import dev.conversations.local.process.Ports;
import dev.conversations.local.process.StackException;

/** Finds out before the start whether every port can be had. */
final class PortCheck {

	private PortCheck() {
	}

	/**
	 * @param ports by the setting that names them
	 */
	static void allFree(Map<String, Integer> ports) {
		Map<Integer, String> settings = new HashMap<>();
		ports.forEach((setting, port) -> {
			String other = settings.put(port, setting);
			if (other != null) {
				throw new StackException("%s and %s are both %d".formatted(other, setting, port));
			}
		});
		ports.forEach(PortCheck::free);
	}

	private static void free(String setting, int port) {
		if (!Ports.isFree(port)) {
			throw new StackException("Port %d is taken by another program: set %s to a free one, for example %s=%d"
				.formatted(port, setting, setting, Ports.free()));
		}
	}

}
