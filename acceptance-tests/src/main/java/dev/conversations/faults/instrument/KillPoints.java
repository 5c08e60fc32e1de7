package dev.conversations.faults.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.jboss.byteman.agent.Main;

/**
 * Makes processors die at named moments, as suddenly as by SIGKILL. A moment is armed by
 * a file, which the first processor that comes by deletes before it dies; so each arming
 * ends one process.
 */
public final class KillPoints {

	private static final String RULES = "kill-points.btm";

	private final Path folder;

	private KillPoints(Path folder) {
		this.folder = folder;
	}

	/**
	 * @param folder receives the rules and the files that arm them
	 */
	public static KillPoints in(Path folder) {
		try (InputStream rules = KillPoints.class.getResourceAsStream(RULES)) {
			Files.createDirectories(folder);
			Files.write(folder.resolve(RULES), Objects.requireNonNull(rules, RULES).readAllBytes());
			return new KillPoints(folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What the JVM of each processor is started with. */
	public List<String> jvmOptions() {
		return List.of("-javaagent:%s=script:%s".formatted(agent(), this.folder.resolve(RULES)),
				"-Dkill.points=" + this.folder);
	}

	/** The next processor that comes to this point dies there. */
	public void arm(KillPoint point) {
		try {
			Files.createFile(file(point));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Whether a processor has died there since it was armed. */
	public boolean wasReached(KillPoint point) {
		return Files.notExists(file(point));
	}

	public void disarm(KillPoint point) {
		try {
			Files.deleteIfExists(file(point));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path file(KillPoint point) {
		return this.folder.resolve(point.rule());
	}

	private static Path agent() {
		try {
			return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException("The jar of Byteman could not be found", ex);
		}
	}

}
