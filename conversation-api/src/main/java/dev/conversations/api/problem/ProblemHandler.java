package dev.conversations.api.problem;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** Writes every error as an {@link ErrorBody}, whoever raised it. */
@Component
@Order(-2)
final class ProblemHandler implements WebExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

	private final JsonMapper json;

	ProblemHandler(JsonMapper json) {
		this.json = json;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
		if (exchange.getResponse().isCommitted()) {
			return Mono.error(failure);
		}
		Problem problem = ProblemTranslation.of(failure);
		String requestId = RequestIdFilter.of(exchange);
		if (problem.code() == ErrorCode.UNAVAILABLE) {
			if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
				return Mono.error(failure);
			}
			log.error("Request {} failed", requestId, failure);
		}
		return write(exchange.getResponse(), problem, ErrorBody.of(problem, requestId));
	}

	private Mono<Void> write(ServerHttpResponse response, Problem problem, ErrorBody body) {
		HttpHeaders headers = response.getHeaders();
		headers.clearContentHeaders();
		headers.remove(HttpHeaders.ETAG);
		problem.headers().forEach(headers::set);
		headers.setContentType(MediaType.APPLICATION_JSON);
		response.setStatusCode(problem.code().status());
		byte[] bytes = this.json.writeValueAsBytes(body);
		headers.setContentLength(bytes.length);
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(bytes)));
	}

}
