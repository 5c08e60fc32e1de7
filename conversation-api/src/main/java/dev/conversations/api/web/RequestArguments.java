package dev.conversations.api.web;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import reactor.core.publisher.Mono;

import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;

/** Gives controllers their arguments by {@link RequestArgument}. */
final class RequestArguments implements HandlerMethodArgumentResolver {

	private final Map<Class<?>, Function<ServerWebExchange, ?>> readers;

	RequestArguments(Collection<RequestArgument<?>> arguments) {
		this.readers = arguments.stream().collect(Collectors.toMap(RequestArgument::type, RequestArgument::read));
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return this.readers.containsKey(parameter.getParameterType());
	}

	@Override
	public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
		Function<ServerWebExchange, ?> reader = Objects.requireNonNull(this.readers.get(parameter.getParameterType()));
		return Mono.fromSupplier(() -> reader.apply(exchange));
	}

}
