package dev.conversations.benchmarks.micro;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * A schema registry that takes everything. It is asked before the first record of a
 * schema and never again, so what it costs is not measured.
 */
final class Shelf implements AutoCloseable {

	private static final JsonMapper JSON = new JsonMapper();

	private final List<String> schemas = new CopyOnWriteArrayList<>();

	private final HttpServer server;

	Shelf() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/subjects/", (exchange) -> answer(exchange, Map.of("id", register(exchange))));
		this.server.createContext("/schemas/ids/", (exchange) -> answer(exchange, Map.of("schema", schema(exchange))));
		this.server.start();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	private int register(HttpExchange exchange) {
		this.schemas.add(JSON.readTree(exchange.getRequestBody()).path("schema").asString());
		return this.schemas.size();
	}

	private String schema(HttpExchange exchange) {
		String path = exchange.getRequestURI().getPath();
		return this.schemas.get(Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)) - 1);
	}

	private static void answer(HttpExchange exchange, Map<String, ?> body) throws IOException {
		byte[] bytes = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(200, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
