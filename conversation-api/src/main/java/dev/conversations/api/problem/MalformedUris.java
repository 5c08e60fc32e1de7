package dev.conversations.api.problem;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.stereotype.Component;

/**
 * Answers requests whose URI is none. Spring would refuse them before any filter or
 * handler of ours, with an empty body.
 */
@Component
final class MalformedUris implements NettyRouteProvider {

	private static final BitSet USUAL = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/?&=,:+"
		.chars()
		.collect(BitSet::new, BitSet::set, BitSet::or);

	private final JsonMapper json;

	MalformedUris(JsonMapper json) {
		this.json = json;
	}

	@Override
	public HttpServerRoutes apply(HttpServerRoutes routes) {
		return routes.route(MalformedUris::isMalformed, this::refuse);
	}

	private Mono<Void> refuse(HttpServerRequest request, HttpServerResponse response) {
		String requestId = RequestIdFilter.fresh();
		Problem problem = Problem.of(ErrorCode.MALFORMED_REQUEST, "The path or query is not properly percent-encoded.");
		byte[] body = this.json.writeValueAsString(ErrorBody.of(problem, requestId)).getBytes(StandardCharsets.UTF_8);
		return response.status(problem.code().status().value())
			.header("Content-Type", "application/json")
			.header("X-Request-Id", requestId)
			.sendByteArray(Mono.just(body))
			.then();
	}

	/** Almost every URI has usual characters only and needs no closer look. */
	static boolean isMalformed(HttpServerRequest request) {
		return isMalformed(request.uri());
	}

	static boolean isMalformed(String uri) {
		if (!uri.startsWith("/") && !uri.startsWith("http")) {
			return true;
		}
		if (isUsual(uri)) {
			return false;
		}
		try {
			String path = new URI(uri).getRawPath();
			return path == null;
		}
		catch (URISyntaxException ex) {
			return true;
		}
	}

	private static boolean isUsual(String uri) {
		for (int n = 0; n < uri.length(); n++) {
			if (!USUAL.get(uri.charAt(n))) {
				return false;
			}
		}
		return true;
	}

}
