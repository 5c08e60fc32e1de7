package dev.conversations.faults.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** An HTTP proxy before the registry that can be slow, or answer with errors. */
public final class RegistryProxy implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(TIMEOUT)
		.build();

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final CountDownLatch closed = new CountDownLatch(1);

	private final HttpServer server;

	private final int registryPort;

	private volatile Duration delay = Duration.ZERO;

	private volatile boolean failing;

	RegistryProxy(int registryPort) {
		this.registryPort = registryPort;
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	int port() {
		return this.server.getAddress().getPort();
	}

	/** Every answer comes that much later. */
	public void slow(Duration by) {
		this.delay = by;
	}

	/** Every answer is a 500. */
	public void fail() {
		this.failing = true;
	}

	/** As if it were not there. */
	public void heal() {
		this.delay = Duration.ZERO;
		this.failing = false;
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			byte[] body = exchange.getRequestBody().readAllBytes();
			if (this.closed.await(this.delay.toMillis(), TimeUnit.MILLISECONDS)) {
				return;
			}
			if (this.failing) {
				answer(exchange, 500,
						"{\"error_code\": 50001, \"message\": \"Error in the backend data store\"}".getBytes());
				return;
			}
			HttpResponse<byte[]> response = forward(exchange, body);
			response.headers()
				.firstValue("Content-Type")
				.ifPresent((type) -> exchange.getResponseHeaders().set("Content-Type", type));
			answer(exchange, response.statusCode(), response.body());
		}
		catch (IOException ex) {
			// the registry is down: so is the connection that is closed here
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + this.registryPort + exchange.getRequestURI()))
			.timeout(TIMEOUT)
			.method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
		for (String header : new String[] { "Content-Type", "Accept", "Authorization" }) {
			String value = exchange.getRequestHeaders().getFirst(header);
			if (value != null) {
				request.header(header, value);
			}
		}
		return this.client.send(request.build(), BodyHandlers.ofByteArray());
	}

	private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
		exchange.sendResponseHeaders(status, (body.length == 0) ? -1 : body.length);
		exchange.getResponseBody().write(body);
	}

	@Override
	public void close() {
		this.closed.countDown();
		this.server.stop(0);
		this.threads.shutdownNow();
		this.client.close();
	}

}
