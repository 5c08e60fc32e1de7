package dev.conversations.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;

import dev.conversations.local.fetch.MongodProgram;
import dev.conversations.local.process.Launch;
import dev.conversations.local.process.Part;
import dev.conversations.local.process.Ports;

/** A mongod that speaks TLS only and lets nobody in without a password. */
record SecureMongodb(int port, MongodProgram program, Path folder, Certificate certificate) implements Part {

	@Override
	public String name() {
		return "secure-mongodb";
	}

	@Override
	public Launch prepare() {
		Path keyFile = this.folder.resolve("members.key");
		Path data = this.folder.resolve("data");
		try {
			Files.createDirectories(data);
			Files.writeString(keyFile, "bWVtYmVyc09mVGhlUmVwbGljYVNldA==");
			Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-------"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new Launch(
				List.of(this.program.file().toString(), "--replSet", "rs0", "--bind_ip", "127.0.0.1", "--port",
						String.valueOf(this.port), "--dbpath", data.toString(), "--nounixsocket", "--noscripting",
						"--auth", "--keyFile", keyFile.toString(), "--tlsMode", "requireTLS", "--tlsCertificateKeyFile",
						this.certificate.pem().toString(), "--tlsCAFile", this.certificate.pem().toString(),
						"--tlsAllowConnectionsWithoutCertificates", "--wiredTigerCacheSizeGB", "0.25", "--oplogSize",
						"64", "--setParameter", "diagnosticDataCollectionEnabled=false"),
				Map.of("LD_LIBRARY_PATH", this.program.libraries().toString()), this.folder,
				this.folder.resolve("mongodb.log"));
	}

	@Override
	public boolean isReady() {
		if (!Ports.isOpen(this.port)) {
			return false;
		}
		try (MongoClient client = connect("")) {
			MongoDatabase admin = client.getDatabase("admin");
			Document hello = admin.runCommand(new Document("hello", 1));
			if (hello.getString("setName") == null) {
				admin.runCommand(new Document("replSetInitiate", new Document("_id", "rs0").append("members",
						List.of(new Document("_id", 0).append("host", "localhost:" + this.port)))));
			}
			return hello.getBoolean("isWritablePrimary", false);
		}
		catch (MongoException ex) {
			return false;
		}
	}

	/** For the applications. */
	String uri(String user, String password) {
		return "mongodb://%s:%s@localhost:%d/conversations?replicaSet=rs0&tls=true&authSource=admin".formatted(user,
				password, this.port);
	}

	/** Straight to this node; the credentials as {@code user:password@}, or empty. */
	MongoClient connect(String credentials) {
		return MongoClients.create(MongoClientSettings.builder()
			.applyConnectionString(new ConnectionString(
					"mongodb://%slocalhost:%d/?directConnection=true&tls=true".formatted(credentials, this.port)
							+ "&serverSelectionTimeoutMS=3000"))
			.applyToSslSettings((tls) -> tls.context(this.certificate.context()))
			.build());
	}

}
