package dev.conversations.benchmarks.load;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/**
 * One connection, which has one call under way at a time. A call whose turn has come
 * while the one before is unanswered waits, and its waiting counts.
 */
final class Connection extends SimpleChannelInboundHandler<HttpObject> {

	private final CountDownLatch ended = new CountDownLatch(1);

	private final CountDownLatch connected = new CountDownLatch(1);

	private final Supplier<Call> calls;

	private final Pace pace;

	private final Window window;

	private final Latencies latencies;

	private @Nullable ChannelHandlerContext channel;

	private long number;

	private long due;

	private int status;

	private boolean finished;

	Connection(Supplier<Call> calls, Pace pace, Window window, Latencies latencies) {
		this.calls = calls;
		this.pace = pace;
		this.window = window;
		this.latencies = latencies;
	}

	@Override
	public void channelActive(ChannelHandlerContext context) {
		this.channel = context;
		this.connected.countDown();
	}

	void begin() {
		await(this.connected, Duration.ofSeconds(10));
		channel().executor().execute(this::next);
	}

	private ChannelHandlerContext channel() {
		return Objects.requireNonNull(this.channel, "not connected");
	}

	void awaitEnd(Duration longest) {
		await(this.ended, longest);
	}

	/**
	 * What was due and is still unanswered counts with status 0. To be called once the
	 * time is over.
	 */
	void giveUp() {
		channel().executor().execute(() -> {
			while (!this.finished) {
				answered(0);
				this.due = this.pace.due(this.number++, this.window.now());
				this.finished = this.window.isOver(this.due);
			}
		});
	}

	private void next() {
		this.due = this.pace.due(this.number++, this.window.now());
		this.finished = this.window.isOver(this.due);
		if (this.finished) {
			this.ended.countDown();
			return;
		}
		long wait = this.due - this.window.now();
		if (wait > 0) {
			channel().executor().schedule(this::send, wait, TimeUnit.NANOSECONDS);
		}
		else {
			send();
		}
	}

	private void send() {
		channel().writeAndFlush(Unpooled.wrappedBuffer(this.calls.get().bytes()));
	}

	@Override
	protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
		if (part instanceof HttpResponse answer) {
			this.status = answer.status().code();
		}
		if (part instanceof LastHttpContent) {
			answered(this.status);
			next();
		}
	}

	/** Ends this connection's part. */
	@Override
	public void channelInactive(ChannelHandlerContext context) {
		this.ended.countDown();
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
		context.close();
	}

	private void answered(int status) {
		if (this.window.measures(this.due)) {
			this.latencies.add(status, this.window.now() - this.due);
		}
	}

	private static void await(CountDownLatch latch, Duration longest) {
		try {
			latch.await(longest.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
