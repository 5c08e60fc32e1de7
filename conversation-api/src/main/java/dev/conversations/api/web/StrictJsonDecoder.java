package dev.conversations.api.web;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.core.codec.AbstractDataBufferDecoder;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/** Decodes request bodies by {@link RequestBodyType} instead of by reflection. */
final class StrictJsonDecoder extends AbstractDataBufferDecoder<Object> {

	private final Map<Class<?>, Function<JsonFields, ?>> readers;

	/**
	 * @param maximum size of a body in bytes
	 */
	StrictJsonDecoder(Collection<RequestBodyType<?>> types, int maximum) {
		super(MimeTypeUtils.APPLICATION_JSON);
		this.readers = types.stream().collect(Collectors.toMap(RequestBodyType::type, RequestBodyType::read));
		setMaxInMemorySize(maximum);
	}

	@Override
	public boolean canDecode(ResolvableType type, @Nullable MimeType mimeType) {
		return this.readers.containsKey(type.toClass()) && super.canDecode(type, mimeType) && isUtf8(mimeType);
	}

	@Override
	protected Object decodeDataBuffer(DataBuffer buffer, ResolvableType type, @Nullable MimeType mimeType,
			@Nullable Map<String, Object> hints) {
		try {
			ByteBuffer bytes = ByteBuffer.allocate(buffer.readableByteCount());
			buffer.toByteBuffer(bytes);
			JsonFields fields = new JsonFields(JsonBody.read(bytes.rewind()));
			return Objects.requireNonNull(this.readers.get(type.toClass())).apply(fields);
		}
		finally {
			DataBufferUtils.release(buffer);
		}
	}

	private static boolean isUtf8(@Nullable MimeType mimeType) {
		Charset charset = (mimeType != null) ? mimeType.getCharset() : null;
		return charset == null || charset.equals(StandardCharsets.UTF_8);
	}

}
