package dev.conversations.schema.wire;

import java.nio.ByteBuffer;
import java.util.Locale;

import org.apache.kafka.common.errors.SerializationException;

/** A zero byte, the id of the schema in four bytes, big-endian, then the Avro binary. */
final class WireFormat {

	static final int HEADER_LENGTH = 1 + Integer.BYTES;

	private static final byte MAGIC = 0;

	private WireFormat() {
	}

	static byte[] header(int schemaId) {
		return ByteBuffer.allocate(HEADER_LENGTH).put(MAGIC).putInt(schemaId).array();
	}

	/**
	 * The id in front of a record.
	 * @throws SerializationException when the record is too short to have one, or does
	 * not begin with the zero byte
	 */
	static int schemaId(byte[] bytes) {
		if (bytes.length < HEADER_LENGTH) {
			throw new SerializationException("Record has %d bytes, fewer than the %d before its Avro data"
				.formatted(bytes.length, HEADER_LENGTH));
		}
		if (bytes[0] != MAGIC) {
			throw new SerializationException(String.format(Locale.ROOT,
					"Record begins with 0x%02x and not with 0x00, the first byte of Avro data", bytes[0]));
		}
		return ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
	}

}
