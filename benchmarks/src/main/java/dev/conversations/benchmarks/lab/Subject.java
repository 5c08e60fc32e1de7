package dev.conversations.benchmarks.lab;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;

import dev.conversations.benchmarks.load.Cost;
import dev.conversations.local.process.PartProcess;

/**
 * What is measured.
 *
 * @param key goes with every call
 * @param processes all that work for it
 * @param meter reads what they cost
 */
public record Subject(String url, String key, List<PartProcess> processes, Meter meter) {

	public InetSocketAddress address() {
		URI uri = URI.create(this.url);
		return new InetSocketAddress(uri.getHost(), uri.getPort());
	}

	/** What it has cost so far. */
	public Cost cost() {
		return this.meter.read(this.processes);
	}

}
