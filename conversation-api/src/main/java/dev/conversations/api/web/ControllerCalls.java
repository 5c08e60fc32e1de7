package dev.conversations.api.web;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerAdapter;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.server.ServerWebExchange;

/**
 * Calls the methods that answer an {@link Envelope}. How to read their arguments and to
 * write their answers is known from their first call on; WebFlux's own adapter, which
 * calls all others, finds it out for each request.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ControllerCalls implements HandlerAdapter {

	private final ControllerArguments arguments;

	private final JsonAnswers answers;

	private final Map<Method, Optional<ControllerMethod>> known = new ConcurrentHashMap<>();

	ControllerCalls(ControllerArguments arguments, JsonAnswers answers) {
		this.arguments = arguments;
		this.answers = answers;
	}

	@Override
	public boolean supports(Object handler) {
		return handler instanceof HandlerMethod method && known(method).isPresent();
	}

	@Override
	public Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler) {
		HandlerMethod method = (HandlerMethod) handler;
		try {
			return call(method, known(method).orElseThrow(), exchange);
		}
		// Reactor takes these for fatal and tells nobody: the client would wait for ever.
		catch (StackOverflowError | LinkageError ex) {
			return Mono.error(new IllegalStateException(method + " has failed", ex));
		}
	}

	private Mono<HandlerResult> call(HandlerMethod handler, ControllerMethod method, ServerWebExchange exchange) {
		return method.call(handler.getBean(), exchange)
			.flatMap((answer) -> this.answers.write(exchange, method.status(), answer))
			.then(Mono.<HandlerResult>empty())
			// Remembers the context, which writing would look for through all filters.
			.contextWrite(Function.identity());
	}

	private Optional<ControllerMethod> known(HandlerMethod handler) {
		return this.known.computeIfAbsent(handler.getMethod(), (method) -> ControllerMethod.answersEnvelope(method)
				? Optional.of(this.arguments.method(handler)) : Optional.empty());
	}

}
