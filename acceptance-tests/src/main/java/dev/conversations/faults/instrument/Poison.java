package dev.conversations.faults.instrument;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

/** Kinds of records that are no command, now or ever. */
public enum Poison {

	/** Noise of up to 2,000 bytes. */
	RANDOM_BYTES {
		@Override
		byte[] value(byte[] good, RandomGenerator random) {
			return noise(random);
		}
	},

	/** A good command that breaks off after its schema id. */
	TRUNCATED {
		@Override
		byte[] value(byte[] good, RandomGenerator random) {
			return Arrays.copyOf(good, random.nextInt(HEADER, good.length));
		}
	},

	/** A good command under a schema id that the registry never gave. */
	UNKNOWN_SCHEMA {
		@Override
		byte[] value(byte[] good, RandomGenerator random) {
			return ByteBuffer.wrap(good.clone()).putInt(1, Integer.MAX_VALUE - random.nextInt(1000)).array();
		}
	},

	/** A key with nothing, which compacted topics read as a deletion. */
	NO_VALUE {
		@Override
		byte @Nullable [] value(byte[] good, RandomGenerator random) {
			return null;
		}
	},

	/** A list of tags that says it has 2³¹ members, more than Java can count. */
	ENDLESS_TAGS {
		@Override
		byte[] value(byte[] good, RandomGenerator random) {
			return withTags(good, 1L << 31);
		}
	},

	/**
	 * A list of tags that says it has 400 million members, which Java can count but not
	 * hold.
	 */
	MANY_TAGS {
		@Override
		byte[] value(byte[] good, RandomGenerator random) {
			return withTags(good, 400_000_000);
		}
	},

	/**
	 * Noise with headers that lie about where it came from, have no value, no end or no
	 * alphabet.
	 */
	HOSTILE_HEADERS {
		@Override
		byte[] value(byte[] good, RandomGenerator random) {
			return noise(random);
		}
	};

	/** Of Confluent's wire format: a zero and four bytes of schema id. */
	private static final int HEADER = 5;

	/**
	 * The value of such a record.
	 * @param good the bytes of an update whose last field is an empty list of tags
	 */
	abstract byte @Nullable [] value(byte[] good, RandomGenerator random);

	private static byte[] noise(RandomGenerator random) {
		byte[] noise = new byte[random.nextInt(2000)];
		random.nextBytes(noise);
		return noise;
	}

	/** Puts another count in place of the 0 that ends the list. */
	private static byte[] withTags(byte[] good, long count) {
		ByteBuffer bytes = ByteBuffer.allocate(good.length + Long.BYTES + 1).put(good, 0, good.length - 1);
		long rest = count << 1;
		while (rest > Byte.MAX_VALUE) {
			bytes.put((byte) (rest | 0x80));
			rest >>>= 7;
		}
		return Arrays.copyOf(bytes.put((byte) rest).array(), bytes.position());
	}

}
