package dev.conversations.schema.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.apache.avro.Schema;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP server that gives the answers it was told to, in order, the last for ever. */
final class ScriptedRegistry implements AutoCloseable {

	private static final JsonMapper JSON = new JsonMapper();

	private final HttpServer server;

	private final Queue<Answer> answers = new ArrayDeque<>();

	private final List<Request> requests = new CopyOnWriteArrayList<>();

	ScriptedRegistry() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.createContext("/", this::answer);
		this.server.start();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	ScriptedRegistry answers(int status, String body) {
		this.answers.add(new Answer(status, body));
		return this;
	}

	ScriptedRegistry answersId(int id) {
		return answers(200, JSON.writeValueAsString(Map.of("id", id)));
	}

	ScriptedRegistry answersSchema(Schema schema) {
		return answers(200, JSON.writeValueAsString(Map.of("id", 7, "schema", PortableSchema.of(schema).toString())));
	}

	/** Sends headers and then nothing. */
	ScriptedRegistry stalls() {
		return answers(200, "");
	}

	List<Request> requests() {
		return this.requests;
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private void answer(HttpExchange exchange) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		this.requests.add(new Request(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(),
				String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")), body));
		send(exchange, next());
	}

	private synchronized Answer next() {
		return (this.answers.size() > 1) ? this.answers.remove() : this.answers.element();
	}

	private static void send(HttpExchange exchange, Answer answer) throws IOException {
		byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(answer.status(), (bytes.length > 0) ? bytes.length : 100);
		exchange.getResponseBody().write(bytes);
		exchange.getResponseBody().flush();
		if (bytes.length > 0) {
			exchange.close();
		}
	}

	private record Answer(int status, String body) {
	}

	record Request(String method, String path, String authorization, String body) {

		String schema() {
			return JSON.readTree(this.body).path("schema").asString();
		}

	}

}
