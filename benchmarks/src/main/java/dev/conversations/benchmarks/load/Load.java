package dev.conversations.benchmarks.load;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpResponseDecoder;

/**
 * Calls over a number of connections for a time. One thread serves them all, so that the
 * client takes little from the server beside it.
 *
 * @param server where the connections go
 * @param connections number of them
 * @param calls next call of the connection of that number
 * @param pace of the connection of that number
 * @param warmUp not measured
 * @param time measured after it
 */
public record Load(InetSocketAddress server, int connections, IntFunction<Supplier<Call>> calls, IntFunction<Pace> pace,
		Duration warmUp, Duration time) {

	private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);

	/**
	 * Returns when the time is over and the last answers have come.
	 * @param costs of the servers so far
	 */
	public Measured run(Supplier<Cost> costs) throws InterruptedException {
		EventLoopGroup thread = new MultiThreadIoEventLoopGroup(1,
				Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
		try {
			Latencies latencies = new Latencies();
			Window window = Window.after(this.warmUp, this.time);
			List<Connection> open = open(thread, window, latencies);
			open.forEach(Connection::begin);
			window.awaitMeasured();
			Cost before = costs.get();
			window.awaitEnd();
			Cost cost = costs.get().minus(before);
			Window last = Window.after(LAST_ANSWERS, Duration.ZERO);
			open.forEach((connection) -> connection.awaitEnd(last.left()));
			open.forEach(Connection::giveUp);
			return thread.submit(() -> latencies.over(this.time, cost)).sync().getNow();
		}
		finally {
			thread.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
		}
	}

	private List<Connection> open(EventLoopGroup thread, Window window, Latencies latencies)
			throws InterruptedException {
		List<Connection> opened = new ArrayList<>();
		for (int number : IntStream.range(0, this.connections).toArray()) {
			Connection connection = new Connection(this.calls.apply(number), this.pace.apply(number), window,
					latencies);
			bootstrap(thread, connection).connect(this.server).sync();
			opened.add(connection);
		}
		return opened;
	}

	private static Bootstrap bootstrap(EventLoopGroup thread, Connection connection) {
		return new Bootstrap().group(thread)
			.channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
			.option(ChannelOption.TCP_NODELAY, true)
			.handler(new ChannelInitializer<SocketChannel>() {
				@Override
				protected void initChannel(SocketChannel channel) {
					channel.pipeline().addLast(new HttpResponseDecoder(), connection);
				}
			});
	}

}
