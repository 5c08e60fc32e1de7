package dev.conversations.schema;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

import com.github.f4b6a3.uuid.UuidCreator;
import de.fxlae.typeid.TypeId;

/**
 * The kinds of ids that leave this system. Each is a TypeID: a prefix, an underscore and
 * a UUID in 26 characters of Crockford's base32, such as
 * {@code conv_01jd8x5v8wf3grz2k9m4t7q0ab}.
 */
public enum IdKind {

	SUB_ACCOUNT("sub"), API_KEY("key"), CONVERSATION("conv"), CUSTOMER("cust"), MESSAGE("msg"), COMMAND("cmd"),
	EVENT("evt");

	private static final long VERSION_7 = 0x7000;

	private static final long VARIANT = 1L << 63;

	/** One for each thread: event loops make ids, and must not wait for each other. */
	private static final ThreadLocal<SplittableRandom> RANDOM = ThreadLocal
		.withInitial(() -> new SplittableRandom(new SecureRandom().nextLong()));

	private final String prefix;

	IdKind(String prefix) {
		this.prefix = prefix;
	}

	/** A fresh id, made of a UUIDv7: ids made later sort later, to the millisecond. */
	public String next() {
		SplittableRandom random = RANDOM.get();
		long high = (System.currentTimeMillis() << 16) | VERSION_7 | (random.nextLong() & 0xFFF);
		return of(new UUID(high, VARIANT | (random.nextLong() >>> 2)));
	}

	/** The id of this kind that stands for the UUID. */
	public String of(UUID uuid) {
		return TypeId.of(this.prefix, uuid).toString();
	}

	/**
	 * The UUID within an id of this kind.
	 * @return empty when the text is no id of this kind: another prefix, length or
	 * alphabet
	 */
	public Optional<UUID> parse(String id) {
		return TypeId.parseToOptional(id)
			.filter((parsed) -> parsed.getPrefix().equals(this.prefix))
			.map(TypeId::getUuid);
	}

	/**
	 * The id of the n-th event of a conversation. The same whenever it is asked for, so
	 * that an event that is delivered again is known by its id.
	 * @param version position of the event within the conversation, from 1
	 */
	public static String event(String conversationId, long version) {
		return EVENT.of(UuidCreator.getNameBasedSha1(conversationId + '/' + version));
	}

}
