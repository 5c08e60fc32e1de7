package dev.conversations.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The part of the REST contract that an import sees, with troubles on demand. */
final class ScriptedApi implements AutoCloseable {

	private static final JsonMapper JSON = new JsonMapper();

	private final HttpServer server;

	private final Queue<Trouble> troubles = new ConcurrentLinkedQueue<>();

	private final Map<String, String> firstAnswers = new ConcurrentHashMap<>();

	private final Map<String, JsonNode> conversations = new ConcurrentHashMap<>();

	private final Map<String, List<String>> messages = new ConcurrentHashMap<>();

	private final List<String> keys = new CopyOnWriteArrayList<>();

	private final AtomicInteger ids = new AtomicInteger();

	ScriptedApi() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/** Answers one of the next writes like this, without applying it. */
	ScriptedApi trouble(int status, String body, String... header) {
		this.troubles.add(new Trouble(status, body, header));
		return this;
	}

	/** Closes the connection on one of the next writes, after applying it. */
	ScriptedApi dropsAnswer() {
		this.troubles.add(new Trouble(-1, ""));
		return this;
	}

	/** Applies one of the next writes and says only that it is pending. */
	ScriptedApi answersLater() {
		this.troubles.add(new Trouble(202, ""));
		return this;
	}

	/** Contents by subject, as {@code sender: content}. */
	List<String> messagesOf(String subject) {
		return this.conversations.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().path("subject").asString("").equals(subject))
			.flatMap((entry) -> this.messages.get(entry.getKey()).stream())
			.toList();
	}

	Map<String, JsonNode> conversations() {
		return this.conversations;
	}

	List<String> keys() {
		return this.keys;
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private void handle(HttpExchange exchange) throws IOException {
		byte[] body = exchange.getRequestBody().readAllBytes();
		String path = exchange.getRequestURI().getPath();
		if (!"Bearer sk_test_key".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
			answer(exchange, 401, "{\"success\":false,\"error\":\"Unknown key.\",\"code\":\"unauthorized\"}");
		}
		else if ("GET".equals(exchange.getRequestMethod())) {
			answer(exchange, 200, path.startsWith("/commands/") ? this.firstAnswers.get(path) : "{\"data\":[]}");
		}
		else {
			write(exchange, path, JSON.readTree(body));
		}
	}

	private void write(HttpExchange exchange, String path, JsonNode body) throws IOException {
		String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
		this.keys.add(key);
		Trouble trouble = this.troubles.poll();
		if (trouble != null && trouble.status() != -1 && trouble.status() != 202) {
			exchange.getResponseHeaders().set(trouble.header()[0], trouble.header()[1]);
			answer(exchange, trouble.status(), trouble.body());
			return;
		}
		String first = this.firstAnswers.get(key);
		String answer = (first != null) ? first : apply(path, body);
		this.firstAnswers.put(key, answer);
		if (trouble != null && trouble.status() == 202) {
			this.firstAnswers.put("/commands/cmd_" + key,
					"{\"data\":{\"status\":\"applied\",\"conversation_id\":\"%s\"}}"
						.formatted(JSON.readTree(answer).path("data").path("id").asString("")));
			answer(exchange, 202, "{\"data\":{\"command_id\":\"cmd_%s\",\"status\":\"pending\"}}".formatted(key));
			return;
		}
		if (trouble != null) {
			exchange.close();
			return;
		}
		exchange.getResponseHeaders().set("Idempotent-Replayed", String.valueOf(first != null));
		answer(exchange, 201, answer);
	}

	private String apply(String path, JsonNode body) {
		if (path.equals("/conversations")) {
			String id = "conv_" + this.ids.incrementAndGet();
			this.conversations.put(id, body);
			this.messages.put(id, new ArrayList<>());
			return "{\"data\":{\"id\":\"%s\"}}".formatted(id);
		}
		this.messages.get(path.split("/")[2])
			.add(body.path("sender").asString() + ": " + body.path("content").asString());
		return "{\"data\":{\"id\":\"msg_1\"}}";
	}

	private static void answer(HttpExchange exchange, int status, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(status, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	private record Trouble(int status, String body, String... header) {

		Trouble {
			header = (header.length > 0) ? header : new String[] { "X-None", "" };
		}

	}

}
