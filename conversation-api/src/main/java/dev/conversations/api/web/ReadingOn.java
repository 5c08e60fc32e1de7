package dev.conversations.api.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.LastHttpContent;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;

/**
 * Reads on after every answer. Reactor Netty reads on demand, and version 1.3.7 forgets
 * it when a request waits behind one that is just being answered: what comes over that
 * connection is then never seen (reactor-netty issue 4361). Superfluous with 1.3.8, which
 * needs Netty 4.2.19.
 */
@Component
final class ReadingOn implements NettyServerCustomizer {

	@Override
	public HttpServer apply(HttpServer server) {
		return server.doOnChannelInit((observer, channel, address) -> {
			if (channel.pipeline().get(NettyPipeline.HttpCodec) != null) {
				channel.pipeline().addAfter(NettyPipeline.HttpCodec, "readingOn", new Reader());
			}
		});
	}

	/** One for each connection. */
	private static final class Reader extends ChannelOutboundHandlerAdapter {

		@Override
		public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
			context.write(message, promise);
			if (message instanceof LastHttpContent) {
				context.executor().execute(context::read);
			}
		}

	}

}
