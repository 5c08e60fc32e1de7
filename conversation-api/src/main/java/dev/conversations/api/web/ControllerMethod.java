package dev.conversations.api.web;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ServerWebExchange;

/** A controller's method and how to call it. */
final class ControllerMethod {

	private final Method method;

	private final List<Function<ServerWebExchange, ?>> arguments;

	private final @Nullable Function<ServerWebExchange, ? extends Mono<?>> body;

	private final HttpStatusCode status;

	/**
	 * @param arguments all but the body
	 * @param body the last argument, null for none
	 */
	ControllerMethod(Method method, List<Function<ServerWebExchange, ?>> arguments,
			@Nullable Function<ServerWebExchange, ? extends Mono<?>> body) {
		this.method = method;
		this.arguments = arguments;
		this.body = body;
		ResponseStatus annotated = AnnotatedElementUtils.findMergedAnnotation(method, ResponseStatus.class);
		this.status = (annotated != null) ? annotated.code() : HttpStatus.OK;
		ReflectionUtils.makeAccessible(method);
	}

	static boolean answersEnvelope(Method method) {
		ResolvableType answer = ResolvableType.forMethodReturnType(method).as(Mono.class).getGeneric();
		ResolvableType body = (answer.resolve() == ResponseEntity.class) ? answer.getGeneric() : answer;
		return body.resolve() == Envelope.class;
	}

	/** Status of an answer that names none itself. */
	HttpStatusCode status() {
		return this.status;
	}

	/** Reads the arguments in their order, and calls the method if they are good. */
	Mono<?> call(Object controller, ServerWebExchange exchange) {
		Object[] given = new Object[this.method.getParameterCount()];
		for (int i = 0; i < this.arguments.size(); i++) {
			given[i] = this.arguments.get(i).apply(exchange);
		}
		if (this.body == null) {
			return invoke(controller, given);
		}
		return this.body.apply(exchange).flatMap((read) -> {
			given[given.length - 1] = read;
			return invoke(controller, given);
		});
	}

	private Mono<?> invoke(Object controller, Object[] given) {
		try {
			return (Mono<?>) Objects.requireNonNull(this.method.invoke(controller, given));
		}
		catch (InvocationTargetException ex) {
			throw Exceptions.propagate(ex.getTargetException());
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException("It was made accessible: " + this.method, ex);
		}
	}

}
