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
 * Apicurio Registry, spoken to through its Confluent compatible path. It refuses a schema
 * that is not fully compatible with all earlier versions.
 *
 * @param port where clients connect
 * @param program the unpacked distribution
 * @param folder keeps its database
 * @param log receives its output
 * @param jvm runs it
 */
public record RegistryPart(int port, Path program, Path folder, Path log, Jvm jvm) implements Part {

	/** Few connections, opened late, and patience with a busy machine. */
	private static final List<String> DATABASE_POOL = List.of("-Dapicurio.datasource.jdbc.initial-size=1",
			"-Dapicurio.datasource.jdbc.min-size=1", "-Dapicurio.datasource.jdbc.max-size=10",
			"-Dquarkus.datasource.h2.jdbc.acquisition-timeout=60S");

	@Override
	public String name() {
		return "registry";
	}

	@Override
	public Launch prepare() {
		List<String> command = new ArrayList<>(this.jvm.command(name()));
		command.add("-XX:TieredStopAtLevel=1");
		command.addAll(DATABASE_POOL);
		command.addAll(List.of("-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=" + this.port,
				"-Dquarkus.log.level=WARN", "-Dquarkus.http.access-log.enabled=false",
				"-Dapicurio.datasource.url=jdbc:h2:file:" + this.folder.resolve("registry"), "-jar",
				this.program.resolve("apicurio-registry-app-3.0.9-runner.jar").toString()));
		return new Launch(command, Map.of(), this.folder, this.log);
	}

	@Override
	public boolean isReady() {
		return Http.get(URI.create("http://127.0.0.1:%d/health/ready".formatted(this.port))) == Http.OK
				&& Http.put(URI.create(url(this.port) + "/config"), """
						{"compatibility": "FULL_TRANSITIVE"}""") == Http.OK;
	}

	public static String url(int port) {
		return "http://127.0.0.1:%d/apis/ccompat/v7".formatted(port);
	}

}
