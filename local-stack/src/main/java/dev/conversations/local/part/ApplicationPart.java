package dev.conversations.local.part;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.conversations.local.process.Launch;
import dev.conversations.local.process.Part;
import dev.conversations.local.process.Tools;

/**
 * One of our own applications, run from its jar.
 *
 * @param port where it listens
 * @param settings its environment
 * @param folder its working folder
 * @param log receives its output
 * @param jvmOptions heap, collector, compiler
 */
public record ApplicationPart(String name, Path jar, int port, Map<String, String> settings, Path folder, Path log,
		List<String> jvmOptions) implements Part {

	@Override
	public Launch prepare() {
		List<String> command = new ArrayList<>();
		command.add(Tools.java());
		command.addAll(this.jvmOptions);
		command.addAll(List.of("-XX:+AutoCreateSharedArchive", "-Xlog:cds=off", "-Xlog:cds+dynamic=off",
				"-XX:SharedArchiveFile=" + sharedArchive(), "-jar", this.jar.toString()));
		return new Launch(command, this.settings, this.folder, this.log);
	}

	/** Loaded classes, written at the first stop (JEP 310): the next start is quicker. */
	private Path sharedArchive() {
		return this.jar.resolveSibling("classes.jsa");
	}

	@Override
	public boolean isReady() {
		return Http.get(URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(this.port))) == Http.OK;
	}

}
