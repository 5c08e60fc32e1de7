package dev.conversations.api.problem;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;

/**
 * Answers what is no HTTP request, or one with too long a line or header. Reactor Netty
 * would answer with an empty body.
 */
@Component
final class UndecodableRequests implements NettyServerCustomizer {

	private final JsonMapper json;

	UndecodableRequests(JsonMapper json) {
		this.json = json;
	}

	@Override
	public HttpServer apply(HttpServer server) {
		return server.doOnChannelInit((observer, channel, address) -> {
			if (channel.pipeline().get(NettyPipeline.HttpCodec) != null) {
				channel.pipeline().addAfter(NettyPipeline.HttpCodec, "undecodableRequests", new Refusal());
			}
		});
	}

	private static Problem problem(Throwable failure) {
		return switch (failure) {
			case TooLongHttpLineException ignored ->
				Problem.of(ErrorCode.URI_TOO_LONG, "The request line must not be longer than 8 KiB.");
			case TooLongHttpHeaderException ignored ->
				Problem.of(ErrorCode.HEADERS_TOO_LARGE, "The headers must not be larger than 16 KiB.");
			default -> Problem.of(ErrorCode.MALFORMED_REQUEST, "This is not an HTTP request.");
		};
	}

	private FullHttpResponse answer(Problem problem) {
		String requestId = RequestIdFilter.fresh();
		ByteBuf body = Unpooled.copiedBuffer(this.json.writeValueAsString(ErrorBody.of(problem, requestId)),
				StandardCharsets.UTF_8);
		var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1,
				HttpResponseStatus.valueOf(problem.code().status().value()), body);
		answer.headers()
			.set("Content-Type", "application/json")
			.set("Content-Length", body.readableBytes())
			.set("X-Request-Id", requestId)
			.set("Connection", "close");
		// It may not pass by the handler that does this for all others.
		SafeHeaders.complete(answer.headers());
		return answer;
	}

	/** One for each connection, right behind the decoder. */
	private final class Refusal extends ChannelDuplexHandler {

		/** Requests without an answer; it must not be overtaken by ours. */
		private int unanswered;

		private boolean refused;

		@Override
		public void channelRead(ChannelHandlerContext context, Object message) {
			if (this.refused) {
				ReferenceCountUtil.release(message);
			}
			else if (message instanceof HttpRequest request && request.decoderResult().isFailure()
					&& this.unanswered == 0) {
				this.refused = true;
				ReferenceCountUtil.release(message);
				context.writeAndFlush(answer(problem(request.decoderResult().cause())))
					.addListener(ChannelFutureListener.CLOSE);
			}
			else {
				this.unanswered += (message instanceof HttpRequest) ? 1 : 0;
				context.fireChannelRead(message);
			}
		}

		@Override
		public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
			this.unanswered -= (message instanceof LastHttpContent && !isInterim(message)) ? 1 : 0;
			context.write(message, promise);
		}

		private static boolean isInterim(Object message) {
			return message instanceof HttpResponse response
					&& response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
		}

	}

}
