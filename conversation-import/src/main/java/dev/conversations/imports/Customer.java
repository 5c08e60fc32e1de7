package dev.conversations.imports;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * What a channel has to know of a customer whom the file does not name. Made from the
 * dialogue's id, so that a repeated import sends the same.
 */
final class Customer {

	private Customer() {
	}

	/**
	 * Addresses that belong to nobody: numbers that Ofcom keeps for drama, and a domain
	 * of RFC 2606.
	 */
	static Map<String, String> of(Dialogue dialogue, String channel) {
		return switch (channel) {
			case "sms", "voice", "whatsapp" -> Map.of("customer_phone", "+447700900%03d".formatted(number(dialogue)));
			case "email" -> Map.of("customer_email", "customer-%s@imported.example".formatted(hash(dialogue, 8)));
			default -> Map.of();
		};
	}

	/** The dialogue's id in hexadecimal digits, two for each byte asked for. */
	static String hash(Dialogue dialogue, int bytes) {
		return HexFormat.of().formatHex(sha256(dialogue), 0, bytes);
	}

	private static int number(Dialogue dialogue) {
		return Math.floorMod(ByteBuffer.wrap(sha256(dialogue)).getInt(), 1000);
	}

	private static byte[] sha256(Dialogue dialogue) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(dialogue.idBytes());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
