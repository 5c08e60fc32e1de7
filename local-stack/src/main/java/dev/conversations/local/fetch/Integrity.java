package dev.conversations.local.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import dev.conversations.local.process.StackException;

/**
 * The expected checksum of a download, in the form of W3C Subresource Integrity:
 * {@code sha512-<base64>}.
 */
record Integrity(String value) {

	void check(Path file) throws IOException {
		String actual = of(file, this.value.substring(0, this.value.indexOf('-')));
		if (!actual.equals(this.value)) {
			throw new StackException("The checksum of %s is wrong, it was not used: expected %s, found %s"
				.formatted(file.getFileName(), this.value, actual));
		}
	}

	private static String of(Path file, String algorithm) throws IOException {
		MessageDigest digest = digest(algorithm);
		try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
			in.transferTo(java.io.OutputStream.nullOutputStream());
		}
		return algorithm + "-" + Base64.getEncoder().encodeToString(digest.digest());
	}

	private static MessageDigest digest(String algorithm) {
		try {
			return MessageDigest.getInstance(algorithm.replace("sha", "SHA-"));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalArgumentException("Unknown algorithm " + algorithm, ex);
		}
	}

}
