package dev.conversations.benchmarks.lab;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;

import dev.conversations.local.process.PartProcess;

/**
 * What is measured.
 *
 * @param key goes with every call
 * @param processes all that work for it
 */
public record Subject(String url, String key, List<PartProcess> processes) {

	public InetSocketAddress address() {
		URI uri = URI.create(this.url);
		return new InetSocketAddress(uri.getHost(), uri.getPort());
	}

	/** CPU time that its processes have taken so far. */
	public Duration cpu() {
		return this.processes.stream()
			.map((process) -> process.handle().info().totalCpuDuration().orElse(Duration.ZERO))
			.reduce(Duration.ZERO, Duration::plus);
	}

}
