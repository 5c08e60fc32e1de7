package dev.conversations.api.web;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.conversations.api.problem.ErrorCode;
import dev.conversations.api.problem.Problem;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/** Reads the bodies of requests: one JSON object each. */
@Component
final class RequestBodies {

	private final int maximum;

	RequestBodies(HttpProperties http) {
		this.maximum = (int) http.maxBody().toBytes();
	}

	/** Ends with an error that a client can understand if the body is no such object. */
	Mono<JsonFields> read(ServerHttpRequest request) {
		MediaType type = type(request);
		Mono<DataBuffer> body = DataBufferUtils.join(request.getBody(), this.maximum);
		return ((type != null) ? body : body.doOnNext(RequestBodies::refuse)).map(RequestBodies::fields)
			.switchIfEmpty(Mono.error(() -> new ServerWebInputException("There is no body")))
			.onErrorMap(DataBufferLimitException.class, (ex) -> tooLarge());
	}

	private Problem tooLarge() {
		boolean whole = this.maximum % 1024 == 0;
		return Problem.of(ErrorCode.BODY_TOO_LARGE, "The body must not be larger than %,d %s."
			.formatted(whole ? this.maximum / 1024 : this.maximum, whole ? "KiB" : "bytes"));
	}

	/** Null when the request names none, as one without a body may. */
	private static @Nullable MediaType type(ServerHttpRequest request) {
		MediaType type = given(request);
		if (type != null && !(type.isCompatibleWith(MediaType.APPLICATION_JSON) && isUtf8(type.getCharset()))) {
			throw new UnsupportedMediaTypeStatusException(type, List.of(MediaType.APPLICATION_JSON));
		}
		return type;
	}

	private static @Nullable MediaType given(ServerHttpRequest request) {
		try {
			return request.getHeaders().getContentType();
		}
		catch (InvalidMediaTypeException ex) {
			throw new UnsupportedMediaTypeStatusException(ex.getMessage());
		}
	}

	private static boolean isUtf8(@Nullable Charset charset) {
		return charset == null || charset.equals(StandardCharsets.UTF_8);
	}

	private static void refuse(DataBuffer body) {
		DataBufferUtils.release(body);
		throw new UnsupportedMediaTypeStatusException("A body without Content-Type");
	}

	private static JsonFields fields(DataBuffer body) {
		try {
			ByteBuffer bytes = ByteBuffer.allocate(body.readableByteCount());
			body.toByteBuffer(bytes);
			return new JsonFields(JsonBody.read(bytes.rewind()));
		}
		finally {
			DataBufferUtils.release(body);
		}
	}

}
