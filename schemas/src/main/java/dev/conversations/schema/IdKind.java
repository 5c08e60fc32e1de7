package dev.conversations.schema;

import java.util.Optional;
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

	private final String prefix;

	IdKind(String prefix) {
		this.prefix = prefix;
	}

	/** A fresh id, made of a UUIDv7: ids made later sort later, to the millisecond. */
	public String next() {
		return of(UuidCreator.getTimeOrderedEpoch());
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
