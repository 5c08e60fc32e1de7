package dev.conversations.faults.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.conversations.acceptance.Answer;
import dev.conversations.acceptance.Client;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Makes calls and writes down what it was told. */
public final class Caller {

	/** Above the 5 s that a write waits for its outcome. */
	private static final Duration TIMEOUT = Duration.ofSeconds(8);

	private final CallLog log;

	public Caller(CallLog log) {
		this.log = log;
	}

	/**
	 * @param url an instance of the API
	 * @param headers names and values alternate
	 */
	public Call call(String url, Account account, Request request, String... headers) {
		long number = this.log.nextNumber();
		long start = System.nanoTime();
		Told told = told(new Client(url, account.key(), TIMEOUT), request, headers(request, number, headers));
		Call call = new Call(number, account, request.operation(), request.conversationId(), request.key(),
				request.body(), start, System.nanoTime(), told);
		this.log.add(call);
		return call;
	}

	/**
	 * Sends a part of the request and hangs up.
	 * @param percent how much of it, 100 for all; the answer is never read
	 */
	public Call hangUp(String url, Account account, Request request, int percent) {
		long number = this.log.nextNumber();
		long start = System.nanoTime();
		URI uri = URI.create(url);
		StringBuilder text = new StringBuilder("%s %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n"
			.formatted(request.operation().method(), request.path(), uri.getAuthority(), account.key()));
		String[] headers = headers(request, number);
		for (int n = 0; n < headers.length; n += 2) {
			text.append(headers[n]).append(": ").append(headers[n + 1]).append("\r\n");
		}
		byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
		text.append("Content-Length: ").append(body.length).append("\r\n\r\n").append(request.body());
		byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
		String reason = "hung up";
		try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
			socket.getOutputStream().write(bytes, 0, bytes.length * percent / 100);
		}
		catch (IOException ex) {
			reason = ex.toString();
		}
		Call call = new Call(number, account, request.operation(), request.conversationId(), request.key(),
				request.body(), start, System.nanoTime(), new Told.Unknown(reason));
		this.log.add(call);
		return call;
	}

	private String[] headers(Request request, long number, String... others) {
		List<String> headers = new ArrayList<>(List.of(others));
		headers.addAll(List.of("traceparent", this.log.traceparent(number)));
		if (!request.body().isEmpty()) {
			headers.addAll(List.of("Content-Type", "application/json"));
		}
		if (request.key() != null) {
			headers.addAll(List.of("Idempotency-Key", request.key()));
		}
		return headers.toArray(String[]::new);
	}

	private static Told told(Client client, Request request, String[] headers) {
		try {
			return told(client.send(request.operation().method(), request.path(),
					request.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()),
					headers));
		}
		catch (UncheckedIOException ex) {
			return new Told.Unknown(String.valueOf(ex.getCause()));
		}
		catch (JacksonException ex) {
			return new Told.Unknown("the answer is no JSON");
		}
	}

	private static Told told(Answer answer) {
		return switch (answer.status()) {
			case 200, 201 -> new Told.Ok(answer.status(), answer.id(), version(answer.header("ETag")),
					answer.header("Idempotent-Replayed").equals("true"));
			case 202 -> new Told.Pending(answer.text("command_id"), answer.text("conversation_id"));
			case 503 -> new Told.Unknown("503 " + answer.code());
			default -> new Told.Refused(answer.status(), answer.code());
		};
	}

	private static @Nullable Long version(String etag) {
		return etag.isEmpty() ? null : Long.valueOf(etag.replace("\"", ""));
	}

	/**
	 * @param conversationId null for a create
	 * @param key the Idempotency-Key; null for none
	 * @param body JSON, empty for none
	 * @param tag the tag to remove, else empty
	 */
	public record Request(Operation operation, @Nullable String conversationId, @Nullable String key, String body,
			String tag) {

		String path() {
			return (this.conversationId == null) ? "/conversations"
					: "/conversations/" + this.conversationId + this.operation.suffix() + this.tag;
		}

	}

}
