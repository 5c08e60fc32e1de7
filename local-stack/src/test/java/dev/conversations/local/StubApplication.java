package dev.conversations.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Stands for the API and for the processor in the tests of the stack: as much of their
 * HTTP as the stack itself uses.
 */
final class StubApplication {

	private static final String KEY = "sk_test_stub";

	private StubApplication() {
	}

	public static void main(String[] arguments) throws IOException {
		int port = Integer.parseInt(System.getenv("SERVER_PORT"));
		HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
		server.createContext("/actuator/health/readiness", (exchange) -> answer(exchange, 200, "{}"));
		server.createContext("/conversations", (exchange) -> answer(exchange, knows(exchange) ? 200 : 401, "{}"));
		server.createContext("/admin/sub-accounts", (exchange) -> answer(exchange, isAdmin(exchange) ? 201 : 401,
				"{\"success\": true, \"data\": {\"id\": \"sub_1\", \"key\": \"" + KEY + "\"}}"));
		server.start();
	}

	private static boolean knows(HttpExchange exchange) {
		return ("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
	}

	private static boolean isAdmin(HttpExchange exchange) {
		return ("Bearer " + System.getenv("ADMIN_KEY")).equals(exchange.getRequestHeaders().getFirst("Authorization"));
	}

	private static void answer(HttpExchange exchange, int status, String body) throws IOException {
		exchange.sendResponseHeaders(status, 0);
		try (var out = exchange.getResponseBody()) {
			out.write(body.getBytes(StandardCharsets.UTF_8));
		}
	}

}
