package dev.conversations.local.fetch;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file on the Maven repository.
 *
 * @param coordinates {@code group:artifact:version:type[:classifier]}
 * @param fileName the name that Maven gives it
 */
record MavenArtifact(String coordinates, String fileName, Integrity integrity) {

	/** Version 2.10 resolves every type of artifact; later ones do not all. */
	private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:2.10:copy";

	Path download(Path folder) throws IOException {
		new Client("mvn", "once to fetch " + this.fileName).run(folder, "-B", "-q", COPY,
				"-Dartifact=" + this.coordinates, "-DoutputDirectory=" + folder);
		Path file = folder.resolve(this.fileName);
		this.integrity.check(file);
		return file;
	}

}
