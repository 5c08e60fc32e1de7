package dev.conversations.api.subaccount;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

import dev.conversations.schema.IdKind;

/**
 * An API key in full: {@code sk_test_} or {@code sk_live_}, the 26 characters of the key
 * id, and a secret of 256 bits in 43 characters of base64url.
 */
record ApiKey(String mode, String keyId, String text) {

	private static final Set<String> MODES = Set.of("test", "live");

	private static final int MODE = "sk_".length();

	private static final int MODE_END = MODE + "test".length();

	private static final int ID = MODE_END + "_".length();

	private static final int SECRET = ID + 26;

	private static final int LENGTH = SECRET + 43;

	private static final String ID_PREFIX = "key_";

	private static final SecureRandom RANDOM = new SecureRandom();

	static ApiKey fresh(String mode) {
		byte[] secret = new byte[32];
		RANDOM.nextBytes(secret);
		String keyId = IdKind.API_KEY.next();
		return new ApiKey(mode, keyId, "sk_" + mode + "_" + keyId.substring(ID_PREFIX.length())
				+ Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
	}

	/** Empty when the text has not the form of a key, whatever its secret is made of. */
	static Optional<ApiKey> parse(String text) {
		if (text.length() != LENGTH || !text.startsWith("sk_") || text.charAt(MODE_END) != '_') {
			return Optional.empty();
		}
		String mode = text.substring(MODE, MODE_END);
		String keyId = ID_PREFIX + text.substring(ID, SECRET);
		return (MODES.contains(mode) && IdKind.API_KEY.parse(keyId).isPresent())
				? Optional.of(new ApiKey(mode, keyId, text)) : Optional.empty();
	}

	byte[] hash() {
		return sha256(this.text);
	}

	/** Compares in constant time. */
	boolean hasHash(byte[] expected) {
		return MessageDigest.isEqual(expected, hash());
	}

	static byte[] sha256(String text) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	/** Without the secret, so that it never reaches a log. */
	@Override
	public String toString() {
		return "ApiKey[" + this.keyId + "]";
	}

}
