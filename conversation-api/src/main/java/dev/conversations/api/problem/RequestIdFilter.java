package dev.conversations.api.problem;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Gives every request an id, the client's own if it is sane, and every answer the headers
 * that keep it out of caches and type guessing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestIdFilter implements WebFilter {

	private static final String HEADER = "X-Request-Id";

	private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		HttpHeaders headers = exchange.getResponse().getHeaders();
		headers.set(HEADER, sane(exchange.getRequest().getHeaders().getFirst(HEADER)));
		headers.set("X-Content-Type-Options", "nosniff");
		headers.setCacheControl("no-store");
		return chain.filter(exchange);
	}

	static String of(ServerWebExchange exchange) {
		String id = exchange.getResponse().getHeaders().getFirst(HEADER);
		return (id != null) ? id : fresh();
	}

	private static String sane(@Nullable String given) {
		return (given != null && SANE.matcher(given).matches()) ? given : fresh();
	}

	static String fresh() {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		return "req_%016x%08x".formatted(random.nextLong(), random.nextInt());
	}

}
