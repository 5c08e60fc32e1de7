package dev.conversations.faults;

import java.nio.file.Path;

import picocli.CommandLine.Option;

/** What every command that plays faults can be told. */
final class CampaignOptions {

	@Option(names = "--seed", paramLabel = "S", defaultValue = "1",
			description = "of all chance in load and faults (default: ${DEFAULT-VALUE})")
	private long seed = 1;

	@Option(names = "--clients", paramLabel = "N", defaultValue = "12",
			description = "clients that write at once (default: ${DEFAULT-VALUE})")
	private int clients = 12;

	@Option(names = "--logs", paramLabel = "FOLDER", defaultValue = "${sys:conversations.logs:-target/faults}",
			description = "keeps the logs of systems that did not hold (default: ${DEFAULT-VALUE})")
	private Path logs = Path.of("target", "faults");

	long seed() {
		return this.seed;
	}

	int clients() {
		return this.clients;
	}

	/** Receives a folder for each system whose logs are kept. */
	Path logs() {
		return this.logs;
	}

}
