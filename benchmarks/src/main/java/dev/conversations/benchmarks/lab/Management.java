package dev.conversations.benchmarks.lab;

import java.io.IOException;
import java.io.UncheckedIOException;

import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;

/** The management interface of another JVM of this machine. */
final class Management {

	private Management() {
	}

	// The address comes from a process of our own.
	@SuppressWarnings("BanJNDI")
	static JMXConnector connect(long pid) {
		try {
			VirtualMachine machine = VirtualMachine.attach(String.valueOf(pid));
			String address = machine.startLocalManagementAgent();
			machine.detach();
			return JMXConnectorFactory.connect(new JMXServiceURL(address));
		}
		catch (AttachNotSupportedException ex) {
			throw new IllegalStateException("process %d cannot be looked into".formatted(pid), ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
