package dev.conversations.local;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * What {@code ./conversations start} runs from, but with stubs of the two applications.
 *
 * @param folder where the jars are
 */
record StubDistribution(Path folder) {

	static StubDistribution in(Path folder) throws IOException, URISyntaxException {
		Path classes = Path.of(location(LocalStack.class));
		Files.createSymbolicLink(folder.resolve("lib"), classes.resolveSibling("lib"));
		jarOf(classes, folder.resolve("local-stack.jar"));
		for (String module : List.of("conversation-api", "conversation-processor")) {
			Path jar = Files.createDirectory(folder.resolve(module)).resolve(module + ".jar");
			new JarOutputStream(Files.newOutputStream(jar), stubManifest()).close();
		}
		return new StubDistribution(folder);
	}

	/** The class path of the stack's own process. */
	String classpath() {
		return this.folder.resolve("local-stack.jar") + ":" + this.folder.resolve("lib") + "/*";
	}

	private static void jarOf(Path classes, Path jar) throws IOException {
		try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
				Stream<Path> files = Files.walk(classes).filter(Files::isRegularFile)) {
			for (Path file : files.toList()) {
				out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
				Files.copy(file, out);
			}
		}
	}

	private static Manifest stubManifest() throws URISyntaxException {
		Manifest manifest = new Manifest();
		Attributes attributes = manifest.getMainAttributes();
		attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
		attributes.put(Attributes.Name.MAIN_CLASS, StubApplication.class.getName());
		attributes.put(Attributes.Name.CLASS_PATH, location(StubApplication.class).toString());
		return manifest;
	}

	private static URI location(Class<?> type) throws URISyntaxException {
		return type.getProtectionDomain().getCodeSource().getLocation().toURI();
	}

}
