package dev.conversations.api.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Stands before a server, and can keep everything to itself: no byte, and no refusal. */
final class Swallower implements AutoCloseable {

	private final ServerSocket listener;

	private final int target;

	private boolean swallows;

	Swallower(int target) throws IOException {
		this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.target = target;
		Thread.ofVirtual().start(this::accept);
	}

	int port() {
		return this.listener.getLocalPort();
	}

	synchronized void swallow(boolean everything) {
		this.swallows = everything;
		notifyAll();
	}

	@Override
	public void close() throws IOException {
		swallow(false);
		this.listener.close();
	}

	private void accept() {
		try {
			while (true) {
				Socket client = this.listener.accept();
				Socket server = new Socket(InetAddress.getLoopbackAddress(), this.target);
				Thread.ofVirtual().start(() -> pass(client, server));
				Thread.ofVirtual().start(() -> pass(server, client));
			}
		}
		catch (IOException ex) {
			// Closed.
		}
	}

	private void pass(Socket from, Socket to) {
		try (from; to) {
			InputStream in = from.getInputStream();
			byte[] bytes = new byte[8192];
			for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
				awaitPassage();
				to.getOutputStream().write(bytes, 0, count);
			}
		}
		catch (IOException ex) {
			// One side is gone, and so is the other.
		}
	}

	private synchronized void awaitPassage() {
		try {
			while (this.swallows) {
				wait();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
