package dev.conversations.processor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.ConnectionString;

/**
 * A network between a client and a server that can be cut, and that can lose the answer
 * to a request that has arrived.
 */
public final class FaultyLink implements AutoCloseable {

	private final ServerSocket entrance;

	private final String host;

	private final int port;

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private final AtomicInteger answersToLose = new AtomicInteger();

	private final AtomicInteger answersLost = new AtomicInteger();

	private volatile String request = "";

	private volatile boolean cut;

	private FaultyLink(String host, int port) {
		this.host = host;
		this.port = port;
		try {
			this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread.ofVirtual().start(this::accept);
	}

	public static FaultyLink to(URI server) {
		return new FaultyLink(server.getHost(), server.getPort());
	}

	public static FaultyLink toMongodb(String uri) {
		return to(URI.create("tcp://" + new ConnectionString(uri).getHosts().get(0)));
	}

	/** The way through this link; the client stays on it. */
	public String mongodbUri(String database) {
		return "mongodb://127.0.0.1:" + port() + "/" + database + "?directConnection=true";
	}

	/** Where the link begins, on the loopback interface. */
	public int port() {
		return this.entrance.getLocalPort();
	}

	/** Lets the next requests through, and closes the connection instead of answering. */
	public void loseAnswersTo(String command, int times) {
		this.request = command;
		this.answersToLose.set(times);
	}

	public int answersLost() {
		return this.answersLost.get();
	}

	/** Ends every connection and takes no new one. */
	public void cut() {
		this.cut = true;
		this.open.forEach(FaultyLink::end);
	}

	public void mend() {
		this.cut = false;
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
		if (this.cut) {
			end(client);
			return;
		}
		try {
			Connection connection = new Connection(client, new Socket(this.host, this.port));
			this.open.add(client);
			this.open.add(connection.server);
			if (this.cut) {
				// Whoever cut may have looked before these were open.
				end(client);
				end(connection.server);
			}
			Thread.ofVirtual().start(connection::forward);
			Thread.ofVirtual().start(connection::back);
		}
		catch (IOException ex) {
			end(client);
		}
	}

	private static void end(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		cut();
		try {
			this.entrance.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private final class Connection {

		private final Socket client;

		private final Socket server;

		private volatile boolean losing;

		Connection(Socket client, Socket server) {
			this.client = client;
			this.server = server;
		}

		void forward() {
			pump(this.client, this.server, false);
		}

		void back() {
			pump(this.server, this.client, true);
		}

		private void pump(Socket from, Socket to, boolean answers) {
			byte[] buffer = new byte[1 << 16];
			try {
				InputStream in = from.getInputStream();
				for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
					if (answers && this.losing) {
						FaultyLink.this.answersLost.incrementAndGet();
						break;
					}
					if (!answers && loses(Arrays.copyOf(buffer, length))) {
						this.losing = true;
					}
					to.getOutputStream().write(buffer, 0, length);
				}
			}
			catch (IOException ex) {
				// the other side has gone
			}
			end(this.client);
			end(this.server);
			FaultyLink.this.open.remove(this.client);
			FaultyLink.this.open.remove(this.server);
		}

		private boolean loses(byte[] bytes) {
			return FaultyLink.this.answersToLose.get() > 0
					&& new String(bytes, StandardCharsets.ISO_8859_1).contains(FaultyLink.this.request)
					&& FaultyLink.this.answersToLose.getAndDecrement() > 0;
		}

	}

}
