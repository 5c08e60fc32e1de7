package dev.conversations.local;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the person sees when all is ready. */
record Welcome(StackSettings settings, RealParts parts, String apiKey) {

	private static final String CURL = """

			Try it:

			  curl -s %s/conversations \\
			    -H 'Authorization: Bearer %s' \\
			    -H 'Content-Type: application/json' \\
			    -d '{"channel": "sms", "customer_phone": "+12025550143", "message": "Hello!"}'

			READY
			""";

	String text() {
		return box() + CURL.formatted(this.settings.apiUrl(), this.apiKey);
	}

	private String box() {
		Map<String, String> rows = rows();
		int names = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
		int values = rows.values().stream().mapToInt(String::length).max().orElse(0);
		String edge = "─".repeat(names + values + 4);
		StringBuilder box = new StringBuilder("┌" + edge + "┐\n");
		rows.forEach((name, value) -> box.append("│ %s  %s │\n".formatted(padded(name, names), padded(value, values))));
		return box.append("└" + edge + "┘\n").toString();
	}

	private Map<String, String> rows() {
		Map<String, String> rows = new LinkedHashMap<>();
		rows.put("API", this.settings.apiUrl());
		rows.put("Docs", this.settings.apiUrl() + "/docs");
		rows.put("Kafka", this.parts.kafkaBootstrapServers());
		rows.put("Registry", this.parts.schemaRegistryUrl());
		rows.put("MongoDB", this.parts.mongodbUri());
		rows.put("Test key", this.apiKey);
		rows.put("For tools", this.settings.envFile().toString());
		return rows;
	}

	private static String padded(String text, int length) {
		return text + " ".repeat(length - text.length());
	}

}
