package dev.conversations.api.web;

import java.time.Duration;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/** Keeps slow or silent clients from holding connections for ever. */
@Component
final class ConnectionLimits implements NettyServerCustomizer {

	private static final Duration WHOLE_REQUEST = Duration.ofSeconds(30);

	private final HttpProperties http;

	ConnectionLimits(HttpProperties http) {
		this.http = http;
	}

	@Override
	public HttpServer apply(HttpServer server) {
		return server.requestTimeout(WHOLE_REQUEST).maxConnections(this.http.maxConnections());
	}

}
