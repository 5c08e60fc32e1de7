package dev.conversations.local.fetch;

import java.io.IOException;
import java.nio.file.Path;

/** The distribution of Apicurio Registry. */
public final class RegistryProgram {

	private static final long NEEDED_BYTES = 500_000_000;

	private static final MavenArtifact ARTIFACT = new MavenArtifact(
			"io.apicurio:apicurio-registry-app:3.0.9:tar.gz:all", "apicurio-registry-app-3.0.9-all.tar.gz",
			new Integrity("sha256-KygYFQGiDL9u/Nd/m3FTkI/AHz06fDICTAvZ4bBMikM="));

	private RegistryProgram() {
	}

	/** The folder it is unpacked in. */
	public static Path in(Cache cache) {
		return cache.entry("apicurio-registry-3.0.9", NEEDED_BYTES, new Cache.Fetch() {

			@Override
			public String description() {
				return "Fetching the schema registry, Apicurio Registry 3.0.9 (109 MB, only once)";
			}

			@Override
			public void into(Path result, Path download) throws IOException {
				Path archive = ARTIFACT.download(download);
				new Client("tar", "to unpack the registry").run(download, "-xzf", archive.toString(), "-C",
						result.toString());
			}

		});
	}

}
