package dev.conversations.api.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

/**
 * Keeps slow or silent clients from holding connections for ever. A connection without a
 * request is closed after {@code server.netty.idle-timeout}.
 */
@Component
final class ConnectionLimits implements NettyServerCustomizer {

	private final HttpProperties http;

	ConnectionLimits(HttpProperties http) {
		this.http = http;
	}

	@Override
	public HttpServer apply(HttpServer server) {
		return server.requestTimeout(this.http.maxRequestTime())
			.maxConnections(this.http.maxConnections())
			.doOnChannelInit((observer, channel, address) -> {
				if (channel.pipeline().get(NettyPipeline.HttpCodec) != null) {
					HeadTime headTime = new HeadTime();
					channel.pipeline()
						.addBefore(NettyPipeline.HttpCodec, "headBytes", headTime.bytes())
						.addAfter(NettyPipeline.HttpCodec, "headTime", headTime)
						.addAfter(NettyPipeline.HttpCodec, "answerTime", new AnswerTime());
				}
			});
	}

	/**
	 * Closes a connection that does not take the rest of its answers: Netty's write
	 * buffer, 64 KiB, has been full for too long. Small answers fit into it.
	 */
	private final class AnswerTime extends ChannelInboundHandlerAdapter {

		private @Nullable Future<?> end;

		@Override
		public void channelWritabilityChanged(ChannelHandlerContext context) {
			stop();
			if (!context.channel().isWritable()) {
				this.end = context.executor()
					.schedule(() -> context.close(), ConnectionLimits.this.http.maxAnswerTime().toMillis(),
							MILLISECONDS);
			}
			context.fireChannelWritabilityChanged();
		}

		@Override
		public void channelInactive(ChannelHandlerContext context) {
			stop();
			context.fireChannelInactive();
		}

		private void stop() {
			if (this.end != null) {
				this.end.cancel(false);
				this.end = null;
			}
		}

	}

	/**
	 * Closes a connection whose request has begun and has not come to the end of its
	 * headers in time: bytes came, the decoder has made no message of them, and no
	 * request is open.
	 */
	private final class HeadTime extends ChannelInboundHandlerAdapter {

		private boolean requestIsOpen;

		private boolean readBytes;

		private boolean readMessage;

		private @Nullable Future<?> end;

		@Override
		public void channelActive(ChannelHandlerContext context) {
			begin(context);
			context.fireChannelActive();
		}

		@Override
		public void channelRead(ChannelHandlerContext context, Object message) {
			this.readMessage = true;
			if (message instanceof HttpRequest) {
				this.requestIsOpen = true;
				stop();
			}
			if (message instanceof LastHttpContent) {
				this.requestIsOpen = false;
			}
			context.fireChannelRead(message);
		}

		@Override
		public void channelReadComplete(ChannelHandlerContext context) {
			if (this.readBytes && !this.readMessage && !this.requestIsOpen && this.end == null) {
				begin(context);
			}
			this.readBytes = false;
			this.readMessage = false;
			context.fireChannelReadComplete();
		}

		@Override
		public void channelInactive(ChannelHandlerContext context) {
			stop();
			context.fireChannelInactive();
		}

		/** Stands before the decoder. */
		ChannelInboundHandlerAdapter bytes() {
			return new ChannelInboundHandlerAdapter() {
				@Override
				public void channelRead(ChannelHandlerContext context, Object bytes) {
					HeadTime.this.readBytes = true;
					context.fireChannelRead(bytes);
				}
			};
		}

		private void begin(ChannelHandlerContext context) {
			this.end = context.executor()
				.schedule(() -> context.close(), ConnectionLimits.this.http.maxHeadTime().toMillis(), MILLISECONDS);
		}

		private void stop() {
			if (this.end != null) {
				this.end.cancel(false);
				this.end = null;
			}
		}

	}

}
