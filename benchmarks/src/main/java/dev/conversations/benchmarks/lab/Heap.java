package dev.conversations.benchmarks.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;

import com.sun.management.ThreadMXBean;

/** The heap of another JVM of this machine, seen through its management interface. */
public final class Heap implements AutoCloseable {

	private final JMXConnector connector;

	private final ThreadMXBean threads;

	private final MemoryMXBean memory;

	private Heap(JMXConnector connector, MBeanServerConnection connection) throws IOException {
		this.connector = connector;
		this.threads = ManagementFactory.getPlatformMXBean(connection, ThreadMXBean.class);
		this.memory = ManagementFactory.getPlatformMXBean(connection, MemoryMXBean.class);
	}

	static Heap of(long pid) {
		try {
			JMXConnector connector = Management.connect(pid);
			return new Heap(connector, connector.getMBeanServerConnection());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Bytes that all threads have allocated since the start. */
	long allocated() {
		return this.threads.getTotalThreadAllocatedBytes();
	}

	/** Bytes in use now, garbage included. */
	public long used() {
		return this.memory.getHeapMemoryUsage().getUsed();
	}

	/** Bytes in use after everything that is not needed has been thrown away. */
	public long live() {
		this.memory.gc();
		return used();
	}

	@Override
	public void close() {
		try {
			this.connector.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
