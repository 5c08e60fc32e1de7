package dev.conversations.benchmarks.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.management.JMX;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;

import dev.conversations.local.process.PartProcess;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import jdk.management.jfr.FlightRecorderMXBean;

/**
 * What a JVM of our own reads from and writes to its sockets while this runs, as the
 * JDK's flight recorder sees it. The sockets of Netty are not among them.
 */
public final class SocketRecording implements AutoCloseable {

	private static final Map<String, String> EACH = Map.of("enabled", "true", "threshold", "0 ns", "throttle", "off",
			"stackTrace", "false");

	private final JMXConnector connector;

	private final FlightRecorderMXBean recorder;

	private final long id;

	private SocketRecording(JMXConnector connector) throws IOException, MalformedObjectNameException {
		this.connector = connector;
		this.recorder = JMX.newMXBeanProxy(connector.getMBeanServerConnection(),
				new ObjectName(FlightRecorderMXBean.MXBEAN_NAME), FlightRecorderMXBean.class);
		this.id = this.recorder.newRecording();
		Map<String, String> settings = new HashMap<>();
		for (Direction direction : Direction.values()) {
			EACH.forEach((name, value) -> settings.put(direction.event + "#" + name, value));
		}
		this.recorder.setRecordingSettings(this.id, settings);
		this.recorder.startRecording(this.id);
	}

	public static SocketRecording start(PartProcess process) {
		try {
			return new SocketRecording(Management.connect(process.pid()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (MalformedObjectNameException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Ends it. All transfers of bytes, in the order in which they ended. */
	public List<Transfer> stop() {
		try {
			this.recorder.stopRecording(this.id);
			Path file = Files.createTempFile("sockets-", ".jfr");
			try {
				this.recorder.copyTo(this.id, file.toString());
				return read(file);
			}
			finally {
				Files.delete(file);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The JVM records nothing more, also when nobody has stopped this. */
	@Override
	public void close() {
		try (this.connector) {
			this.recorder.closeRecording(this.id);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Transfer> read(Path file) throws IOException {
		List<Transfer> transfers = new ArrayList<>();
		try (RecordingFile recording = new RecordingFile(file)) {
			while (recording.hasMoreEvents()) {
				RecordedEvent event = recording.readEvent();
				for (Direction direction : Direction.values()) {
					if (direction.event.equals(event.getEventType().getName()) && event.getLong(direction.bytes) > 0) {
						transfers.add(new Transfer(direction, event.getThread().getJavaName(), event.getInt("port"),
								Transfer.nanos(event.getStartTime()), Transfer.nanos(event.getEndTime())));
					}
				}
			}
		}
		transfers.sort((one, other) -> Long.compare(one.end(), other.end()));
		return transfers;
	}

	/** Which way bytes go. */
	public enum Direction {

		READ("jdk.SocketRead", "bytesRead"), WRITE("jdk.SocketWrite", "bytesWritten");

		private final String event;

		private final String bytes;

		Direction(String event, String bytes) {
			this.event = event;
			this.bytes = bytes;
		}

	}

}
