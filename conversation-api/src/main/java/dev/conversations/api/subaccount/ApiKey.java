package dev.conversations.api.subaccount;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.conversations.schema.IdKind;

/**
 * An API key in full: {@code sk_test_} or {@code sk_live_}, the 26 characters of the key
 * id, and a secret of 256 bits in 43 characters of base64url.
 */
record ApiKey(String mode, String keyId, String text) {

	private static final Pattern FORM = Pattern
		.compile("sk_(test|live)_([0-7][0-9a-hjkmnp-tv-z]{25})[A-Za-z0-9_-]{43}");

	private static final String ID_PREFIX = "key_";

	private static final SecureRandom RANDOM = new SecureRandom();

	static ApiKey fresh(String mode) {
		byte[] secret = new byte[32];
		RANDOM.nextBytes(secret);
		String keyId = IdKind.API_KEY.next();
		return new ApiKey(mode, keyId, "sk_" + mode + "_" + keyId.substring(ID_PREFIX.length())
				+ Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
	}

	/** Empty when the text has not the form of a key. */
	static Optional<ApiKey> parse(String text) {
		Matcher matcher = FORM.matcher(text);
		return matcher.matches() ? Optional.of(new ApiKey(matcher.group(1), ID_PREFIX + matcher.group(2), text))
				: Optional.empty();
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
