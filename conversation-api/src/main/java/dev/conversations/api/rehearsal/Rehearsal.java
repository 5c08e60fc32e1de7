package dev.conversations.api.rehearsal;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.conversations.api.command.RehearsedCommands;
import dev.conversations.api.subaccount.Caller;
import dev.conversations.api.subaccount.Tenant;
import dev.conversations.schema.IdKind;
import io.netty.buffer.ByteBufAllocator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;

/**
 * Goes the way of requests with some that nobody sent and of which nothing is kept. Then
 * classes are loaded, schemas known and connections open before the first request that
 * somebody waits for. What is carried out goes to the handlers themselves: there is no
 * key, header or address by which a client could take part. What goes over a connection,
 * for the web server's part of the way, is refused as that of any stranger.
 */
@Lazy
@Component
final class Rehearsal {

	/**
	 * Of five requests, one of them over a connection: the JVM has compiled most of what
	 * they call.
	 */
	private static final Duration QUICK_ROUND = Duration.ofMillis(10);

	private static final int QUICK_ROUNDS = 10;

	/** A machine that is too busy to become quick goes on without. */
	private static final Duration LONGEST = Duration.ofSeconds(3);

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	/** No sub-account: ids of those are not empty. */
	private static final Caller NOBODY = new Caller(new Tenant("", ""), "");

	private final DataBufferFactory buffers = new NettyDataBufferFactory(ByteBufAllocator.DEFAULT);

	private final HttpHandler guarded;

	private final HttpHandler open;

	private final RehearsedCommands commands;

	private final OwnServer server;

	Rehearsal(DispatcherHandler dispatcher, ServerCodecConfigurer codecs, ObjectProvider<WebFilter> filters,
			ObjectProvider<WebExceptionHandler> problems, RehearsedCommands commands, OwnServer server) {
		this.guarded = WebHttpHandlerBuilder.webHandler(dispatcher)
			.codecConfigurer(codecs)
			.filters((all) -> all.addAll(filters.orderedStream().toList()))
			.exceptionHandlers((all) -> all.addAll(problems.orderedStream().toList()))
			.build();
		this.open = WebHttpHandlerBuilder.webHandler((exchange) -> {
			exchange.getAttributes().put(Caller.class.getName(), NOBODY);
			return dispatcher.handle(exchange);
		}).codecConfigurer(codecs).build();
		this.commands = commands;
		this.server = server;
	}

	/**
	 * Returns when requests are answered quickly, or after three seconds.
	 * @throws RuntimeException when one of the requests is not answered as it should be
	 */
	void run() {
		String stranger = unknownKey();
		try (RehearsedConnection connection = new RehearsedConnection(this.server)) {
			long began = System.nanoTime();
			long before = began;
			int quick = 0;
			while (quick < QUICK_ROUNDS && before - began < LONGEST.toNanos()) {
				round(stranger, connection);
				long after = System.nanoTime();
				quick += (after - before <= QUICK_ROUND.toNanos()) ? 1 : 0;
				before = after;
			}
		}
	}

	/** Has the form of a key, as only a key is looked up. */
	private static String unknownKey() {
		return "sk_test_" + IdKind.API_KEY.next().substring("key_".length()) + "A".repeat(43);
	}

	private void round(String stranger, RehearsedConnection connection) {
		String messages = "/conversations/" + IdKind.CONVERSATION.next() + "/messages";
		String message = "{\"content\":\"This is said while nobody listens.\",\"sender\":\"customer\"}";
		CompletableFuture<Optional<Integer>> overConnection = connection.send(messages, message);
		play(this.guarded, RehearsedRequest.post(messages, stranger, message, this.buffers), HttpStatus.UNAUTHORIZED);
		play(this.open, RehearsedRequest.post(messages, stranger, message, this.buffers), HttpStatus.CREATED);
		play(this.open, RehearsedRequest.post("/conversations", stranger, "{\"channel\":\"facebook\"}", this.buffers),
				HttpStatus.CREATED);
		play(this.open, RehearsedRequest.get("/conversations", this.buffers), HttpStatus.OK);
		overConnection.join()
			.ifPresent((status) -> expect(HttpStatus.UNAUTHORIZED, HttpStatusCode.valueOf(status), messages));
	}

	private void play(HttpHandler handler, RehearsedRequest request, HttpStatus expected) {
		RehearsedResponse response = new RehearsedResponse(this.buffers);
		handler.handle(request, response).contextWrite(this.commands::in).block(PATIENCE);
		HttpStatusCode status = Objects.requireNonNullElse(response.getStatusCode(), HttpStatus.OK);
		expect(expected, status, request.getMethod() + " " + request.getPath());
	}

	private static void expect(HttpStatus expected, HttpStatusCode status, String request) {
		if (!expected.equals(status)) {
			throw new IllegalStateException("%s was answered %s, expected %s".formatted(request, status, expected));
		}
	}

}
