package dev.conversations.processor.operations;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digests of texts that are compared but need not be kept, in 64 bits. */
final class Fingerprint {

	private Fingerprint() {
	}

	static long of(Object... parts) {
		MessageDigest digest = md5();
		for (Object part : parts) {
			byte[] bytes = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
			digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
			digest.update(bytes);
		}
		return ByteBuffer.wrap(digest.digest()).getLong();
	}

	private static MessageDigest md5() {
		try {
			return MessageDigest.getInstance("MD5");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has MD5", ex);
		}
	}

}
