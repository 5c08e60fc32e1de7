package dev.conversations.benchmarks.waterfall;

/** The steps of a synchronous write, in their order: each begins where the last ended. */
enum Step {

	REQUEST("HTTP in: read, authenticate, check, hand over", Kind.HTTP),

	COMMAND("command: API to processor", Kind.KAFKA),

	DECISION("decode, decide, encode the documents", Kind.OWN),

	BULK_WRITE("transaction: bulk write", Kind.MONGODB),

	COMMIT("transaction: commit, majority", Kind.MONGODB),

	OUTCOME("encode and hand over the outcome", Kind.OWN),

	REPLY("outcome: processor to API", Kind.KAFKA),

	ANSWER("find the client, encode, HTTP out", Kind.HTTP);

	private final String text;

	private final Kind kind;

	Step(String text, Kind kind) {
		this.text = text;
		this.kind = kind;
	}

	String text() {
		return this.text;
	}

	Kind kind() {
		return this.kind;
	}

	/** What a step is spent on. */
	enum Kind {

		HTTP("HTTP", "#0969da"), KAFKA("Kafka", "#bc4c00"), MONGODB("MongoDB", "#1a7f37"),
		OWN("our own work", "#8250df");

		private final String text;

		private final String colour;

		Kind(String text, String colour) {
			this.text = text;
			this.colour = colour;
		}

		String text() {
			return this.text;
		}

		String colour() {
			return this.colour;
		}

	}

}
