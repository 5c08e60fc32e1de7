package dev.conversations.benchmarks.measure;

import dev.conversations.benchmarks.load.Measured;

/** Two sides, measured one directly after the other. */
public record Pair(Measured system, Measured baseline) {

	public double throughput() {
		return this.system.perSecond() / this.baseline.perSecond();
	}

	public double p50() {
		return this.system.p50() / this.baseline.p50();
	}

	public double p99() {
		return this.system.p99() / this.baseline.p99();
	}

	public double cpu() {
		return this.system.cpuPerThousand() / this.baseline.cpuPerThousand();
	}

}
