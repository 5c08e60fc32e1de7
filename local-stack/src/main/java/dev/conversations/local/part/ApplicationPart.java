package dev.conversations.local.part;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;

import dev.conversations.local.process.Jvm;
import dev.conversations.local.process.Launch;
import dev.conversations.local.process.Part;
import dev.conversations.local.process.StackException;

/**
 * One of our own applications, run from its jar.
 *
 * @param port where it listens
 * @param settings its environment
 * @param folder its working folder
 * @param log receives its output
 * @param jvm runs it
 */
public record ApplicationPart(String name, Path jar, int port, Map<String, String> settings, Path folder, Path log,
		Jvm jvm) implements Part {

	@Override
	public Launch prepare() {
		List<String> command = new ArrayList<>(this.jvm.command(this.name));
		if (isAheadOfTime()) {
			command.add("-Dspring.aot.enabled=true");
		}
		command.addAll(List.of("-jar", this.jar.toString()));
		return new Launch(command, this.settings, this.folder, this.log);
	}

	/** Whether the build has found out the beans, as it does for the images. */
	private boolean isAheadOfTime() {
		try (JarFile opened = new JarFile(this.jar.toFile())) {
			return opened.stream()
				.anyMatch((entry) -> entry.getName().endsWith("__ApplicationContextInitializer.class"));
		}
		catch (IOException ex) {
			throw new StackException("%s cannot be read".formatted(this.jar), ex);
		}
	}

	@Override
	public boolean isReady() {
		return Http.get(URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(this.port))) == Http.OK;
	}

}
