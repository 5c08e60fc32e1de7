package dev.conversations.local.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports on 127.0.0.1. */
public final class Ports {

	/** Linux gives outgoing connections ports from here on (ip_local_port_range). */
	private static final int FIRST_EPHEMERAL = 32768;

	private static final int FIRST_RANDOM = 20000;

	private static final int CONNECT_MILLIS = 200;

	/** Since all were: a port is free until the one it was given to listens there. */
	private static final Set<Integer> TRIED = new HashSet<>();

	private Ports() {
	}

	/**
	 * A port that nobody listens on and that no outgoing connection will be given;
	 * another one each time.
	 */
	public static synchronized int free() {
		return ThreadLocalRandom.current()
			.ints(FIRST_RANDOM, FIRST_EPHEMERAL)
			.filter(Ports::isUntried)
			.filter(Ports::isFree)
			.findFirst()
			.orElseThrow();
	}

	private static boolean isUntried(int port) {
		if (TRIED.size() == FIRST_EPHEMERAL - FIRST_RANDOM) {
			TRIED.clear();
		}
		return TRIED.add(port);
	}

	public static boolean isFree(int port) {
		try (ServerSocket socket = new ServerSocket()) {
			socket.setReuseAddress(true);
			socket.bind(address(port));
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Whether somebody accepts connections there. */
	public static boolean isOpen(int port) {
		try (Socket socket = new Socket()) {
			socket.connect(address(port), CONNECT_MILLIS);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static InetSocketAddress address(int port) {
		return new InetSocketAddress("127.0.0.1", port);
	}

}
