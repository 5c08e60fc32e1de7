package dev.conversations.api.rehearsal;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;

/** An answer that nobody reads. */
final class RehearsedResponse extends AbstractServerHttpResponse {

	RehearsedResponse(DataBufferFactory buffers) {
		super(buffers);
	}

	@Override
	protected Mono<Void> writeWithInternal(Publisher<? extends DataBuffer> body) {
		return DataBufferUtils.join(body).doOnNext(DataBufferUtils::release).then();
	}

	@Override
	protected Mono<Void> writeAndFlushWithInternal(Publisher<? extends Publisher<? extends DataBuffer>> body) {
		return writeWithInternal(Flux.concat(body));
	}

	@Override
	protected void applyStatusCode() {
		// it is asked for it
	}

	@Override
	protected void applyHeaders() {
		// nobody reads them
	}

	@Override
	protected void applyCookies() {
		// there are none
	}

	@Override
	public <T> T getNativeResponse() {
		throw new IllegalStateException("A rehearsed answer goes over no connection");
	}

}
