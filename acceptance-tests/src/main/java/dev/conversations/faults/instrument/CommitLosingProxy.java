package dev.conversations.faults.instrument;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A network before a Kafka broker that can lose the answer to the end of a transaction:
 * the broker commits, and the client sees its connection close.
 */
public final class CommitLosingProxy implements AutoCloseable {

	/** EndTxn, in the list of api keys of Kafka's protocol. */
	private static final short END_TXN = 26;

	/** Offset of the correlation id behind api key and version. */
	private static final int CORRELATION_ID = 4;

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private final AtomicInteger toLose = new AtomicInteger();

	private final AtomicInteger lost = new AtomicInteger();

	private final ServerSocket entrance;

	private final int brokerPort;

	/**
	 * @param brokerPort of the listener that tells its clients to connect to
	 * {@link #port}
	 */
	public CommitLosingProxy(int brokerPort) {
		this.brokerPort = brokerPort;
		try {
			this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread.ofVirtual().start(this::accept);
	}

	/** Where it listens, on the loopback interface. */
	public int port() {
		return this.entrance.getLocalPort();
	}

	/** Loses the answers to the next so many ends of transactions. */
	public void loseAnswers(int times) {
		this.toLose.set(times);
	}

	/** How many answers were lost so far. */
	public int lost() {
		return this.lost.get();
	}

	private void accept() {
		try {
			while (!this.entrance.isClosed()) {
				connect(this.entrance.accept());
			}
		}
		catch (IOException ex) {
			// closed
		}
	}

	private void connect(Socket client) {
		try {
			Socket broker = new Socket(InetAddress.getLoopbackAddress(), this.brokerPort);
			client.setTcpNoDelay(true);
			broker.setTcpNoDelay(true);
			this.open.add(client);
			this.open.add(broker);
			Set<Integer> losing = ConcurrentHashMap.newKeySet();
			Thread.ofVirtual().start(() -> forward(client, broker, (request) -> passes(request, losing)));
			Thread.ofVirtual().start(() -> forward(broker, client, (answer) -> !loses(answer, losing)));
		}
		catch (IOException ex) {
			end(client);
		}
	}

	/** A request always passes; here it is only noted that its answer will not. */
	private boolean passes(ByteBuffer request, Set<Integer> losing) {
		if (request.getShort(0) == END_TXN && this.toLose.getAndUpdate((left) -> Math.max(0, left - 1)) > 0) {
			losing.add(request.getInt(CORRELATION_ID));
		}
		return true;
	}

	private boolean loses(ByteBuffer answer, Set<Integer> losing) {
		boolean loses = losing.contains(answer.getInt(0));
		if (loses) {
			this.lost.incrementAndGet();
		}
		return loses;
	}

	/** Passes messages on, until one must not pass or a side has gone. */
	private void forward(Socket from, Socket to, Predicate<ByteBuffer> passes) {
		try {
			DataInputStream in = new DataInputStream(from.getInputStream());
			DataOutputStream out = new DataOutputStream(to.getOutputStream());
			byte[] message = read(in);
			while (passes.test(ByteBuffer.wrap(message))) {
				ByteBuffer framed = ByteBuffer.allocate(Integer.BYTES + message.length)
					.putInt(message.length)
					.put(message);
				out.write(framed.array());
				message = read(in);
			}
		}
		catch (IOException ex) {
			// one side has gone: so does the other
		}
		end(from);
		end(to);
	}

	private static byte[] read(DataInputStream in) throws IOException {
		return in.readNBytes(in.readInt());
	}

	private void end(Socket socket) {
		this.open.remove(socket);
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.entrance.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.open.forEach(this::end);
	}

}
