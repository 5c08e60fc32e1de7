package dev.conversations.api.problem;

import java.util.Objects;
import java.util.stream.Collectors;

import com.mongodb.MongoException;
import io.netty.channel.ChannelException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.codec.DecodingException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/** Turns what frameworks and drivers throw into problems, without their words. */
final class ProblemTranslation {

	private ProblemTranslation() {
	}

	static Problem of(Throwable failure) {
		return switch (failure) {
			case Problem problem -> problem;
			case MethodNotAllowedException wrongMethod -> methodNotAllowed(wrongMethod);
			case UnsupportedMediaTypeStatusException ignored -> unsupportedMediaType();
			case ResponseStatusException refused when carries(refused, Problem.class) -> of(cause(refused));
			case ResponseStatusException refused -> byStatus(HttpStatus.resolve(refused.getStatusCode().value()));
			case DecodingException ignored -> Problem.of(ErrorCode.MALFORMED_JSON, "The body is not valid JSON.");
			// The connection is closed by then.
			case ChannelException ignored ->
				Problem.of(ErrorCode.MALFORMED_REQUEST, "The request did not arrive in time.");
			case MongoException ignored ->
				Problem.of(ErrorCode.STORE_UNAVAILABLE, "The conversations cannot be read at the moment; try again.");
			default -> Problem.of(ErrorCode.UNAVAILABLE, "This did not work at the moment; try again.");
		};
	}

	private static boolean carries(Throwable failure, Class<? extends Throwable> type) {
		Throwable cause = failure.getCause();
		return cause != null && (type.isInstance(cause) || carries(cause, type));
	}

	private static Throwable cause(Throwable failure) {
		Throwable cause = failure.getCause();
		return (cause == null || cause instanceof Problem) ? Objects.requireNonNullElse(cause, failure) : cause(cause);
	}

	private static Problem byStatus(@Nullable HttpStatus status) {
		return switch (status) {
			case NOT_FOUND -> Problem.of(ErrorCode.NOT_FOUND, "There is nothing at this path.");
			case NOT_ACCEPTABLE -> Problem.of(ErrorCode.NOT_ACCEPTABLE, "Answers are application/json only.");
			case CONTENT_TOO_LARGE -> Problem.of(ErrorCode.BODY_TOO_LARGE, "The body is too large.");
			case UNSUPPORTED_MEDIA_TYPE -> unsupportedMediaType();
			case BAD_REQUEST -> Problem.of(ErrorCode.MALFORMED_REQUEST, "The request needs a body of JSON.");
			case null, default -> Problem.of(ErrorCode.UNAVAILABLE, "This did not work at the moment; try again.");
		};
	}

	private static Problem methodNotAllowed(MethodNotAllowedException wrongMethod) {
		String allowed = wrongMethod.getSupportedMethods()
			.stream()
			.map(HttpMethod::name)
			.sorted()
			.collect(Collectors.joining(", "));
		return Problem.of(ErrorCode.METHOD_NOT_ALLOWED, "This path allows " + allowed + ".").with("Allow", allowed);
	}

	private static Problem unsupportedMediaType() {
		return Problem.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The body must be application/json in UTF-8.");
	}

}
