package dev.conversations.api.rehearsal;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.AbstractServerHttpRequest;
import org.springframework.http.server.reactive.SslInfo;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A request that came over no connection, and therefore from no address. */
final class RehearsedRequest extends AbstractServerHttpRequest {

	private final byte[] body;

	private final DataBufferFactory buffers;

	private RehearsedRequest(HttpMethod method, String path, HttpHeaders headers, String body,
			DataBufferFactory buffers) {
		super(method, URI.create("http://localhost" + path), "", headers);
		this.body = body.getBytes(StandardCharsets.UTF_8);
		this.buffers = buffers;
	}

	static RehearsedRequest get(String path, DataBufferFactory buffers) {
		return new RehearsedRequest(HttpMethod.GET, path, new HttpHeaders(), "", buffers);
	}

	/**
	 * @param key goes with it as that of the caller
	 */
	static RehearsedRequest post(String path, String key, String json, DataBufferFactory buffers) {
		HttpHeaders headers = new HttpHeaders();
		headers.setBearerAuth(key);
		headers.setContentType(MediaType.APPLICATION_JSON);
		headers.setContentLength(json.length());
		return new RehearsedRequest(HttpMethod.POST, path, headers, json, buffers);
	}

	@Override
	public Flux<DataBuffer> getBody() {
		return Flux.fromArray(new byte[][] { this.body }).map(this.buffers::wrap);
	}

	@Override
	protected MultiValueMap<String, HttpCookie> initCookies() {
		return new LinkedMultiValueMap<>();
	}

	@Override
	protected @Nullable SslInfo initSslInfo() {
		return null;
	}

	@Override
	public <T> T getNativeRequest() {
		throw new IllegalStateException("A rehearsed request came over no connection");
	}

}
