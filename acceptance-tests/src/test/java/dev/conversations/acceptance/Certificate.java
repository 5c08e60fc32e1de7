package dev.conversations.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A key pair for this machine that signs itself, made for one test: as key store, as
 * trust store and as PEM.
 */
record Certificate(Path folder, String password) {

	private static final String ALIAS = "parts";

	private static final String TYPE = "PKCS12";

	/** No secret: a trust store holds certificates only, and a JVM prints its options. */
	static final String TRUST_PASSWORD = "changeit";

	static Certificate make(Path folder, String password) {
		Certificate made = new Certificate(folder, password);
		Jar.Result keytool = Jar.run(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", ALIAS, "-keyalg", "EC", "-dname", "CN=parts", "-validity", "2", "-ext",
				"SAN=dns:localhost,ip:127.0.0.1", "-storetype", TYPE, "-keystore", made.keyStore().toString(),
				"-storepass", password), folder, Map.of());
		if (keytool.status() != 0) {
			throw new IllegalStateException("keytool ended with status " + keytool.status() + ": " + keytool.out());
		}
		made.write();
		return made;
	}

	Path keyStore() {
		return this.folder.resolve("keys.p12");
	}

	Path trustStore() {
		return this.folder.resolve("trust.p12");
	}

	/** Private key and certificate, as mongod reads them. */
	Path pem() {
		return this.folder.resolve("keys.pem");
	}

	/** Options of a JVM that is to trust this certificate and no other. */
	String trustOptions() {
		return "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s".formatted(trustStore(),
				TRUST_PASSWORD);
	}

	/** Knows the key pair, and trusts it. */
	SSLContext context() {
		try {
			KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			keys.init(load(keyStore(), this.password), this.password.toCharArray());
			TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			trust.init(load(trustStore(), TRUST_PASSWORD));
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void write() {
		try {
			KeyStore keys = load(keyStore(), this.password);
			java.security.cert.Certificate certificate = keys.getCertificate(ALIAS);
			KeyStore trust = KeyStore.getInstance(TYPE);
			trust.load(null, null);
			trust.setCertificateEntry(ALIAS, certificate);
			try (OutputStream out = Files.newOutputStream(trustStore())) {
				trust.store(out, TRUST_PASSWORD.toCharArray());
			}
			Files.writeString(pem(), pem("PRIVATE KEY", keys.getKey(ALIAS, this.password.toCharArray()).getEncoded())
					+ pem("CERTIFICATE", certificate.getEncoded()));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static KeyStore load(Path file, String password) {
		try (InputStream in = Files.newInputStream(file)) {
			KeyStore store = KeyStore.getInstance(TYPE);
			store.load(in, password.toCharArray());
			return store;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String pem(String kind, byte[] bytes) {
		return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(kind,
				Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(bytes));
	}

}
