package dev.conversations.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Logger;

import dev.conversations.local.fetch.Cache;
import dev.conversations.local.process.Jvm;
import dev.conversations.local.process.Ports;
import dev.conversations.local.process.ProcessGroup;
import dev.conversations.local.process.Progress;
import dev.conversations.local.process.StackException;
import org.jspecify.annotations.Nullable;

/** The parts that all tests of one JVM share. */
final class SharedParts {

	/** Tests start often and run short: quick to start, slow when hot. */
	private static final Jvm JVM = new Jvm(
			List.of("-Xms48m", "-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), null);

	private static final String CONTAINERS = "containers";

	private static @Nullable RealParts parts;

	private SharedParts() {
	}

	static synchronized RealParts get() {
		if (parts == null) {
			parts = start();
		}
		return parts;
	}

	private static RealParts start() {
		GivenParts given = new GivenParts(setting(GivenParts.KAFKA), setting(GivenParts.MONGODB),
				setting(GivenParts.REGISTRY));
		if (CONTAINERS.equals(System.getProperty("conversations.parts"))) {
			return ContainerParts.start(given);
		}
		try {
			Path folder = Files.createTempDirectory("conversations-parts-");
			PartPorts ports = new PartPorts(Ports.free(), Ports.free(), Ports.free());
			return start(given, ports, folder);
		}
		catch (IOException ex) {
			throw new StackException("The folder of the test parts could not be made: " + ex.getMessage(), ex);
		}
	}

	private static RealParts start(GivenParts given, PartPorts ports, Path folder) throws IOException {
		ProcessGroup processes = new ProcessGroup((started) -> {
		});
		Cache cache = Cache.ofUser(new Progress(Logger.getLogger(SharedParts.class.getName())::info, false));
		try {
			LocalParts parts = new LocalParts(given, ports, folder, folder.resolve("logs"), RealParts.DATABASE, JVM);
			processes.start(parts.toStart(cache));
			return parts;
		}
		catch (StackException ex) {
			processes.kill();
			throw ex;
		}
		finally {
			Reaper.start(folder, processes.all());
		}
	}

	private static @Nullable String setting(String name) {
		String property = System.getProperty(name);
		return (property != null) ? property : System.getenv(name);
	}

}
