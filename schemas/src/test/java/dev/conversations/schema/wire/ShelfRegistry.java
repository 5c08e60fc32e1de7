package dev.conversations.schema.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.apache.avro.Schema;
import tools.jackson.databind.json.JsonMapper;

/** A registry that knows the given schemas under the ids 0, 1, … and no other. */
final class ShelfRegistry {

	private static final String PATH = "/schemas/ids/";

	private static final JsonMapper JSON = new JsonMapper();

	private final List<Schema> schemas;

	private final HttpServer server;

	ShelfRegistry(Schema... schemas) {
		this.schemas = List.of(schemas);
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext(PATH, this::answer);
		this.server.start();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	private void answer(HttpExchange exchange) throws IOException {
		int id = Integer.parseInt(exchange.getRequestURI().getPath().substring(PATH.length()));
		boolean known = id >= 0 && id < this.schemas.size();
		Map<String, ?> body = known ? Map.of("schema", PortableSchema.of(this.schemas.get(id)).toString())
				: Map.of("error_code", 40403, "message", "Schema not found");
		byte[] bytes = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(known ? 200 : 404, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

}
