package dev.conversations.local;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A checkout with nothing in it but the jars of two stub applications. */
final class StubCheckout {

	private StubCheckout() {
	}

	static Path in(Path root) throws IOException, URISyntaxException {
		for (String module : new String[] { "conversation-api", "conversation-processor" }) {
			Path target = Files.createDirectories(root.resolve(module).resolve("target"));
			new JarOutputStream(Files.newOutputStream(target.resolve(module + ".jar")), manifest()).close();
		}
		return root;
	}

	private static Manifest manifest() throws URISyntaxException {
		Manifest manifest = new Manifest();
		Attributes attributes = manifest.getMainAttributes();
		attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
		attributes.put(Attributes.Name.MAIN_CLASS, StubApplication.class.getName());
		attributes.put(Attributes.Name.CLASS_PATH,
				StubApplication.class.getProtectionDomain().getCodeSource().getLocation().toURI().toString());
		return manifest;
	}

	public static void main(String[] arguments) throws IOException, URISyntaxException {
		in(Path.of(arguments[0]));
	}

}
