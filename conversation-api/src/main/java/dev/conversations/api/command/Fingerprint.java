package dev.conversations.api.command;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Tells whether two requests with one Idempotency-Key are the same. Told from what was
 * read, so white space and the order of fields do not matter.
 */
final class Fingerprint {

	private static final int ABSENT = -1;

	private Fingerprint() {
	}

	/** SHA-256 over the parts, each led by its length. */
	static ByteBuffer of(List<@Nullable String> parts) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			for (String part : parts) {
				byte[] bytes = (part != null) ? part.getBytes(StandardCharsets.UTF_8) : new byte[0];
				digest.update(ByteBuffer.allocate(Integer.BYTES).putInt((part != null) ? bytes.length : ABSENT).flip());
				digest.update(bytes);
			}
			return ByteBuffer.wrap(digest.digest());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
