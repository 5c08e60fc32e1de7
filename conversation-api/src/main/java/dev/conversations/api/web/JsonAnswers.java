package dev.conversations.api.web;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Writes what controllers answer, in one piece and with its length. */
@Component
final class JsonAnswers {

	private final JsonMapper json;

	JsonAnswers(JsonMapper json) {
		this.json = json;
	}

	/**
	 * @param answer an {@link Envelope}, or an entity with one or without a body
	 * @param status of an answer that is no entity
	 */
	Mono<Void> write(ServerWebExchange exchange, HttpStatusCode status, Object answer) {
		if (!(answer instanceof ResponseEntity<?> entity)) {
			return write(exchange.getResponse(), status, answer);
		}
		// Faster than putAll(), which looks for names in several spellings first.
		entity.getHeaders().asMultiValueMap().forEach(exchange.getResponse().getHeaders()::put);
		return write(exchange.getResponse(), entity.getStatusCode(), entity.getBody());
	}

	private Mono<Void> write(ServerHttpResponse response, HttpStatusCode status, @Nullable Object body) {
		response.setStatusCode(status);
		if (body == null) {
			return response.setComplete();
		}
		byte[] bytes = this.json.writeValueAsBytes(body);
		HttpHeaders headers = response.getHeaders();
		headers.setContentType(MediaType.APPLICATION_JSON);
		headers.setContentLength(bytes.length);
		return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
	}

}
