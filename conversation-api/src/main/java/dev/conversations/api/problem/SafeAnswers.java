package dev.conversations.api.problem;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;

/** Gives every answer its {@link SafeHeaders}, whoever makes it. */
@Component
final class SafeAnswers implements NettyServerCustomizer {

	private final Completion completion = new Completion();

	@Override
	public HttpServer apply(HttpServer server) {
		return server.doOnChannelInit((observer, channel, address) -> {
			if (channel.pipeline().get(NettyPipeline.HttpCodec) != null) {
				channel.pipeline().addAfter(NettyPipeline.HttpCodec, "safeAnswers", this.completion);
			}
		});
	}

	/** One for all connections. */
	@Sharable
	private static final class Completion extends ChannelOutboundHandlerAdapter {

		@Override
		public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
			if (message instanceof HttpResponse answer
					&& answer.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
				SafeHeaders.complete(answer.headers());
			}
			context.write(message, promise);
		}

	}

}
