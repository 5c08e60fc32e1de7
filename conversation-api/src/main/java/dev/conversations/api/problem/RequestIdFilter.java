package dev.conversations.api.problem;

import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Gives every request an id, the client's own if it is sane, and the pages that describe
 * the API what they may do in a browser.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestIdFilter implements WebFilter {

	private static final String HEADER = "X-Request-Id";

	private static final List<PathPattern> DOCS = Stream.of("/docs/**", "/webjars/**", "/swagger-ui/**")
		.map(PathPatternParser.defaultInstance::parse)
		.toList();

	private static final int RANDOM_BYTES = 12;

	private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
		HttpHeaders headers = exchange.getResponse().getHeaders();
		headers.set(HEADER, sane(exchange.getRequest().getHeaders().getFirst(HEADER)));
		if (DOCS.stream().anyMatch((pages) -> pages.matches(path))) {
			headers.set(SafeHeaders.POLICY.toString(), SafeHeaders.POLICY_OF_DOCS.toString());
		}
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
		byte[] random = new byte[RANDOM_BYTES];
		ThreadLocalRandom.current().nextBytes(random);
		return "req_" + HexFormat.of().formatHex(random);
	}

}
