package dev.conversations.schema.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Writes the records of one schema.
 *
 * @param schemaId what the registry calls the schema that readers will see
 * @param writer writes a record by its own schema
 * @param rewriter turns that into the schema that readers will see; null when it is the
 * same
 */
record RecordWriter(int schemaId, Schema schema, DatumWriter<Object> writer, @Nullable Rewriter rewriter) {

	private static final int TYPICAL_LENGTH = 512;

	static RecordWriter of(ConfluentAvroSerializer.Target target, int schemaId) {
		DatumWriter<Object> writer = SpecificRecord.class.isAssignableFrom(target.type())
				? new SpecificDatumWriter<>(target.schema(), SpecificData.getForClass(target.type()))
				: new GenericDatumWriter<>(target.schema());
		return new RecordWriter(schemaId, target.schema(), writer, null);
	}

	/**
	 * The same records under another schema.
	 * @throws SerializationException when that schema cannot read them
	 */
	RecordWriter as(Schema other) {
		if (other.equals(PortableSchema.of(this.schema))) {
			return this;
		}
		if (SchemaCompatibility.checkReaderWriterCompatibility(other, this.schema)
			.getType() != SchemaCompatibilityType.COMPATIBLE) {
			throw new SerializationException(
					"The latest schema in the registry cannot read a " + this.schema.getFullName());
		}
		return new RecordWriter(this.schemaId, this.schema, this.writer, new Rewriter(this.schema, other));
	}

	byte[] write(IndexedRecord datum) {
		try {
			ByteArrayOutputStream out = new ByteArrayOutputStream(TYPICAL_LENGTH);
			out.writeBytes(WireFormat.header(this.schemaId));
			if (this.rewriter == null) {
				encode(this.writer, datum, out);
			}
			else {
				this.rewriter.rewrite(encoded(datum), out);
			}
			return out.toByteArray();
		}
		catch (IOException | RuntimeException ex) {
			// Avro answers a field without a value by whatever its getter threw.
			throw new SerializationException("A %s does not fit its schema".formatted(this.schema.getFullName()), ex);
		}
	}

	private byte[] encoded(IndexedRecord datum) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream(TYPICAL_LENGTH);
		encode(this.writer, datum, out);
		return out.toByteArray();
	}

	private static void encode(DatumWriter<Object> writer, Object datum, ByteArrayOutputStream out) throws IOException {
		BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
		writer.write(datum, encoder);
		encoder.flush();
	}

	/** Turns bytes of one schema into bytes of another. */
	record Rewriter(GenericDatumReader<Object> reader, DatumWriter<Object> writer) {

		Rewriter(Schema from, Schema to) {
			this(new GenericDatumReader<>(from, to, new GenericData()), new GenericDatumWriter<>(to));
		}

		void rewrite(byte[] bytes, ByteArrayOutputStream out) throws IOException {
			encode(this.writer, this.reader.read(null, DecoderFactory.get().binaryDecoder(bytes, null)), out);
		}

	}

}
