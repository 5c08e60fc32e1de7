package dev.conversations.api.web;

import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.GlobalEventExecutor;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Stops without a request that gets no answer. New connections are refused at once, so
 * that their clients go elsewhere; on an open one the next answer says that it is the
 * last. What is silent for the drain time is closed, and after it every connection as
 * soon as its request is answered. The server itself would close a kept connection while
 * the next request is on its way.
 */
@Component
final class PlannedStop implements NettyServerCustomizer, SmartLifecycle {

	private final HttpProperties http;

	private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

	private volatile @Nullable Channel listener;

	private volatile boolean running;

	private volatile boolean drained;

	PlannedStop(HttpProperties http) {
		this.http = http;
	}

	@Override
	public HttpServer apply(HttpServer server) {
		return server.doOnBound((bound) -> this.listener = bound.channel())
			.doOnChannelInit((observer, channel, address) -> {
				if (channel.pipeline().get(NettyPipeline.HttpCodec) != null) {
					this.connections.add(channel);
					channel.pipeline().addAfter(NettyPipeline.HttpCodec, "plannedStop", new Connection());
				}
			});
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		stop(() -> {
		});
	}

	/** The callback runs when no connection is open any more. */
	@Override
	public void stop(Runnable callback) {
		this.running = false;
		Channel listening = this.listener;
		if (listening == null) {
			callback.run();
			return;
		}
		listening.close().addListener((closed) -> {
			whenAllAreClosed(() -> whenAllAreClosed(callback));
			listening.eventLoop().schedule(this::closeSilent, this.http.drainTime().toMillis(), TimeUnit.MILLISECONDS);
		});
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Asked twice, it waits for one that was still being accepted, too. */
	private void whenAllAreClosed(Runnable action) {
		this.connections.newCloseFuture().addListener((closed) -> action.run());
	}

	private void closeSilent() {
		this.drained = true;
		this.connections.forEach((channel) -> channel.pipeline().fireUserEventTriggered(Drained.INSTANCE));
	}

	private enum Drained {

		INSTANCE

	}

	/** One for each connection; it is asked by its event loop only. */
	private final class Connection extends ChannelDuplexHandler {

		private boolean requestIsOpen;

		private boolean lastAnswer;

		@Override
		public void channelRead(ChannelHandlerContext context, Object message) {
			if (message instanceof HttpRequest) {
				this.requestIsOpen = true;
			}
			context.fireChannelRead(message);
		}

		@Override
		public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
			if (message instanceof HttpResponse response && isFinal(response) && !isRunning()) {
				this.lastAnswer = true;
				response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
			}
			if (message instanceof LastHttpContent && !isInformational(message)) {
				this.requestIsOpen = false;
				if (this.lastAnswer || PlannedStop.this.drained) {
					promise.unvoid().addListener(ChannelFutureListener.CLOSE);
				}
			}
			context.write(message, promise);
		}

		@Override
		public void userEventTriggered(ChannelHandlerContext context, Object event) {
			if (event == Drained.INSTANCE && !this.requestIsOpen) {
				context.close();
			}
			context.fireUserEventTriggered(event);
		}

		private static boolean isFinal(HttpResponse response) {
			return response.status().codeClass() != HttpStatusClass.INFORMATIONAL;
		}

		private static boolean isInformational(Object message) {
			return message instanceof HttpResponse response && !isFinal(response);
		}

	}

}
