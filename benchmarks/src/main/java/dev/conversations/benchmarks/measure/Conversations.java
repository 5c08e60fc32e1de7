package dev.conversations.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;

import dev.conversations.benchmarks.lab.Subject;
import dev.conversations.benchmarks.load.Call;
import tools.jackson.databind.json.JsonMapper;

/** Conversations of a subject, which messages are sent to. */
public record Conversations(Subject subject, List<String> ids) {

	private static final JsonMapper JSON = new JsonMapper();

	private static final int TRIES = 3;

	/** About the length of a customer's message. */
	private static final String CONTENT = "Hello, my order has not come yet, and it was promised for yesterday. "
			+ "Could you please have a look? The number is ";

	public static Conversations open(Subject subject, int number) {
		List<String> ids = new ArrayList<>();
		try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
			for (int n = 0; n < number; n++) {
				ids.add(open(client, subject, TRIES));
			}
		}
		return new Conversations(subject, ids);
	}

	/** One that is opened in vain, because its answer was lost, does no harm. */
	private static String open(HttpClient client, Subject subject, int tries) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(subject.url() + "/conversations"))
			.header("Authorization", "Bearer " + subject.key())
			.header("Content-Type", "application/json")
			.header("Prefer", "wait=30")
			.POST(BodyPublishers.ofString("{\"channel\": \"instagram\"}"))
			.build();
		try {
			HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
			if (response.statusCode() != 201) {
				throw new IllegalStateException("create was answered " + response.statusCode());
			}
			return JSON.readTree(response.body()).path("data").path("id").asString();
		}
		catch (IOException ex) {
			if (tries > 1) {
				return open(client, subject, tries - 1);
			}
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Messages to all conversations, each connection beginning with another one.
	 * @param headers whole lines, each with its line end
	 */
	public IntFunction<Supplier<Call>> messages(String headers) {
		return (connection) -> {
			int[] next = { connection * 31 };
			return () -> {
				int number = next[0]++;
				return Call.post("/conversations/" + this.ids.get(number % this.ids.size()) + "/messages",
						this.subject.key(), headers,
						"{\"content\":\"" + content(number) + "\",\"sender\":\"" + sender(number) + "\"}");
			};
		};
	}

	/** Any conversation with its newest messages. */
	public IntFunction<Supplier<Call>> gets() {
		return (connection) -> {
			Random random = new Random(connection);
			return () -> Call.get("/conversations/" + this.ids.get(random.nextInt(this.ids.size())),
					this.subject.key());
		};
	}

	/** Text of the message of this number. */
	public static String content(int number) {
		return CONTENT + number;
	}

	/** Customer and assistant take turns. */
	public static String sender(int number) {
		return (number % 2 == 0) ? "customer" : "assistant";
	}

}
