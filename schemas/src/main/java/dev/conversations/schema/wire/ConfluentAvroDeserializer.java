package dev.conversations.schema.wire;

import java.io.IOException;
import java.util.Map;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro records that any Confluent client wrote, under Confluent's configuration
 * keys: {@code schema.registry.url} (several with commas, tried in turn),
 * {@code specific.avro.reader} (default false: generic records),
 * {@code basic.auth.user.info}, {@code http.connect.timeout.ms} (default 2000) and
 * {@code http.read.timeout.ms} (default 5000).
 * <p>
 * A record that can never be read is a {@link SerializationException}; a registry that
 * does not answer is a {@link RegistryUnavailableException}, and the record may be read
 * later. May be used by several threads.
 */
public final class ConfluentAvroDeserializer implements Deserializer<Object> {

	static final String SPECIFIC_READER = "specific.avro.reader";

	private final BoundedCache<Integer, DatumReader<Object>> readers = new BoundedCache<>();

	private @Nullable RegistryClient registry;

	private boolean specific;

	@Override
	public void configure(Map<String, ?> configs, boolean isKey) {
		TrustedClasses.trust();
		this.registry = new RegistryClient(RegistrySettings.from(configs));
		this.specific = RegistrySettings.flag(configs, SPECIFIC_READER, false);
	}

	@Override
	public @Nullable Object deserialize(String topic, byte @Nullable [] bytes) {
		return (bytes != null) ? read(this.readers.get(WireFormat.schemaId(bytes), this::reader), bytes) : null;
	}

	@Override
	public void close() {
		if (this.registry != null) {
			this.registry.close();
		}
	}

	private static Object read(DatumReader<Object> reader, byte[] bytes) {
		BinaryDecoder decoder = DecoderFactory.get()
			.binaryDecoder(bytes, WireFormat.HEADER_LENGTH, bytes.length - WireFormat.HEADER_LENGTH, null);
		Object value = decode(reader, decoder);
		if (decoder.remainingBytes() > 0) {
			throw new SerializationException(
					"Record has %d bytes after its Avro data".formatted(decoder.remainingBytes()));
		}
		return value;
	}

	/**
	 * Avro answers corrupt bytes with any of a dozen kinds of runtime exception, and data
	 * that lies deep within itself with a full stack.
	 */
	private static Object decode(DatumReader<Object> reader, BinaryDecoder decoder) {
		try {
			return reader.read(null, decoder);
		}
		catch (IOException | RuntimeException | StackOverflowError ex) {
			throw new SerializationException("Record is not the Avro data that its schema promises", ex);
		}
	}

	private DatumReader<Object> reader(int schemaId) {
		if (this.registry == null) {
			throw new IllegalStateException("configure() comes first");
		}
		Schema written = this.registry.schema(schemaId);
		ItemSizes.check(written);
		return this.specific ? specificReader(written) : new GenericDatumReader<>(written);
	}

	private static DatumReader<Object> specificReader(Schema written) {
		Class<?> type = generatedClass(written);
		SpecificData model = SpecificData.getForClass(type);
		return new SpecificDatumReader<>(written, model.getSchema(type), model);
	}

	private static Class<?> generatedClass(Schema written) {
		try {
			Class<?> type = (written.getType() == Schema.Type.RECORD) ? SpecificData.get().getClass(written) : null;
			if (type != null) {
				return type;
			}
		}
		catch (SecurityException ex) {
			throw new SerializationException("Avro does not trust the class " + written.getFullName(), ex);
		}
		throw new SerializationException("There is no generated class " + written.getFullName());
	}

}
