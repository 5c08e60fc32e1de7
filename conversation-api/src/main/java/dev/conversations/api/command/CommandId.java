package dev.conversations.api.command;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.UUID;

import dev.conversations.api.subaccount.Tenant;
import dev.conversations.schema.IdKind;

/**
 * Ids of commands. Each carries 24 bits that tell the tenant, so that nearly all ids that
 * were never issued to a tenant are known without any look-up.
 */
final class CommandId {

	/** One for each thread: event loops make ids, and must not wait for each other. */
	private static final ThreadLocal<SplittableRandom> RANDOM = ThreadLocal
		.withInitial(() -> new SplittableRandom(new SecureRandom().nextLong()));

	private static final int VERSION_TIME_ORDERED = 7;

	private static final int VERSION_OWN = 8;

	private static final long RANDOM_BITS = (1L << 50) - 1;

	private CommandId() {
	}

	/**
	 * An id for a command that the client gave no key: a UUIDv7, with the tenant in the
	 * first 24 of its random bits.
	 * @param now milliseconds since 1970
	 */
	static String fresh(Tenant tenant, long now) {
		return of(VERSION_TIME_ORDERED, now, tag(tenant), RANDOM.get().nextLong());
	}

	/**
	 * The one id that all repetitions with this Idempotency-Key have: a UUIDv8, whose 48
	 * bits of time and 50 random bits come from a hash.
	 */
	static String derived(Tenant tenant, String idempotencyKey) {
		ByteBuffer hash = sha256(tenant.subAccountId() + '/' + tenant.mode() + '/' + idempotencyKey);
		return of(VERSION_OWN, hash.getLong(), tag(tenant), hash.getLong());
	}

	/** The id of the conversation that a create under an Idempotency-Key opens. */
	static String conversation(String commandId) {
		return IdKind.CONVERSATION.of(IdKind.COMMAND.parse(commandId).orElseThrow());
	}

	/** Whether the tenant can have been given this id. */
	static boolean isOf(Tenant tenant, UUID id) {
		long high = (id.getMostSignificantBits() & 0xFFF) << 12;
		long low = (id.getLeastSignificantBits() >>> 50) & 0xFFF;
		return (id.version() == VERSION_TIME_ORDERED || id.version() == VERSION_OWN) && (high | low) == tag(tenant);
	}

	/** The id of the message that a command without a key makes. */
	static String message(String commandId) {
		return IdKind.MESSAGE.of(IdKind.COMMAND.parse(commandId).orElseThrow());
	}

	/**
	 * When the command was issued, in milliseconds since 1970; -1 when the id is silent.
	 */
	static long issuedAt(UUID id) {
		return (id.version() == VERSION_TIME_ORDERED) ? id.getMostSignificantBits() >>> 16 : -1;
	}

	private static String of(int version, long time, long tag, long random) {
		long high = (time << 16) | ((long) version << 12) | (tag >>> 12);
		long low = (0b10L << 62) | ((tag & 0xFFF) << 50) | (random & RANDOM_BITS);
		return IdKind.COMMAND.of(new UUID(high, low));
	}

	private static long tag(Tenant tenant) {
		return sha256(tenant.subAccountId() + '/' + tenant.mode()).getLong() >>> 40;
	}

	private static ByteBuffer sha256(String text) {
		try {
			return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
