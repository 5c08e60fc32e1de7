package dev.conversations.api.docs;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Answers with the API's description on a thread that may take its time: it is made for
 * its first reader, which takes a second or two, and would hold up all requests of that
 * reader's event loop.
 */
@Component
@Order(1)
final class DescriptionFilter implements WebFilter {

	private static final PathPattern DESCRIPTION = PathPatternParser.defaultInstance.parse("/v3/api-docs/**");

	private static final PathPattern DESCRIPTION_IN_YAML = PathPatternParser.defaultInstance.parse("/v3/api-docs.yaml");

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		Mono<Void> answered = chain.filter(exchange);
		return isAsked(exchange) ? answered.subscribeOn(Schedulers.boundedElastic()) : answered;
	}

	private static boolean isAsked(ServerWebExchange exchange) {
		var path = exchange.getRequest().getPath().pathWithinApplication();
		return DESCRIPTION.matches(path) || DESCRIPTION_IN_YAML.matches(path);
	}

}
