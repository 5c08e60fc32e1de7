package dev.conversations.local.part;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.conversations.local.process.Jvm;
import dev.conversations.local.process.Launch;
import dev.conversations.local.process.Part;

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

	/** The beans that the build has found out, as in the images. */
	private static final String AHEAD_OF_TIME = "-Dspring.aot.enabled=true";

	@Override
	public Launch prepare() {
		List<String> command = new ArrayList<>(this.jvm.command(this.name));
		command.addAll(List.of(AHEAD_OF_TIME, "-jar", this.jar.toString()));
		return new Launch(command, this.settings, this.folder, this.log);
	}

	@Override
	public boolean isReady() {
		return Http.get(URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(this.port))) == Http.OK;
	}

}
