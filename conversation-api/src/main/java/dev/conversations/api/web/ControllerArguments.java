package dev.conversations.api.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/** Knows how the arguments of controllers' methods come out of requests. */
@Component
final class ControllerArguments {

	private final Map<Class<?>, Function<ServerWebExchange, ?>> arguments;

	private final Map<Class<?>, Function<JsonFields, ?>> bodies;

	private final RequestBodies requests;

	ControllerArguments(ObjectProvider<RequestArgument<?>> arguments, ObjectProvider<RequestBodyType<?>> bodies,
			RequestBodies requests) {
		this.arguments = arguments.stream().collect(Collectors.toMap(RequestArgument::type, RequestArgument::read));
		this.bodies = bodies.stream().collect(Collectors.toMap(RequestBodyType::type, RequestBodyType::read));
		this.requests = requests;
	}

	/**
	 * @throws IllegalStateException when nothing says how one of the arguments is read
	 */
	ControllerMethod method(HandlerMethod handler) {
		List<Function<ServerWebExchange, ?>> arguments = new ArrayList<>();
		Function<ServerWebExchange, Mono<?>> body = null;
		for (MethodParameter parameter : handler.getMethodParameters()) {
			if (body != null) {
				throw new IllegalStateException("A body must be the last argument of " + handler);
			}
			if (parameter.hasParameterAnnotation(RequestBody.class)) {
				body = body(parameter);
			}
			else {
				arguments.add(argument(parameter));
			}
		}
		return new ControllerMethod(handler.getMethod(), arguments, body);
	}

	private Function<ServerWebExchange, Mono<?>> body(MethodParameter parameter) {
		Function<JsonFields, ?> reader = known(this.bodies.get(parameter.getParameterType()), parameter);
		return (exchange) -> this.requests.read(exchange.getRequest()).map(reader);
	}

	private Function<ServerWebExchange, ?> argument(MethodParameter parameter) {
		PathVariable variable = parameter.getParameterAnnotation(PathVariable.class);
		if (variable != null) {
			return pathVariable(variable.value().isEmpty() ? parameter.getParameter().getName() : variable.value());
		}
		return (parameter.getParameterType() == ServerWebExchange.class) ? Function.identity()
				: known(this.arguments.get(parameter.getParameterType()), parameter);
	}

	private static Function<ServerWebExchange, String> pathVariable(String name) {
		return (exchange) -> {
			Map<String, String> variables = exchange.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
			return Objects.requireNonNull(Objects.requireNonNull(variables).get(name), name);
		};
	}

	private static <T> T known(@Nullable T reader, MethodParameter parameter) {
		if (reader == null) {
			throw new IllegalStateException("Nothing says how this argument is read: " + parameter);
		}
		return reader;
	}

}
