package dev.conversations.schema.wire;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Sees to it that every item of an array takes a byte. A few bytes could otherwise
 * announce billions of items.
 */
final class ItemSizes {

	private ItemSizes() {
	}

	/**
	 * @throws SerializationException when the schema has an array whose items take no
	 * byte
	 */
	static void check(Schema schema) {
		check(schema, noSchemas());
	}

	private static void check(Schema schema, Set<Schema> seen) {
		if (!seen.add(schema)) {
			return;
		}
		if (schema.getType() == Schema.Type.ARRAY && isEmpty(schema.getElementType(), noSchemas())) {
			throw new SerializationException("The registered schema has an array whose items take no byte");
		}
		parts(schema).forEach((part) -> check(part, seen));
	}

	private static boolean isEmpty(Schema schema, Set<Schema> seen) {
		return switch (schema.getType()) {
			case NULL -> true;
			case FIXED -> schema.getFixedSize() == 0;
			case RECORD -> !seen.add(schema) || parts(schema).stream().allMatch((part) -> isEmpty(part, seen));
			default -> false;
		};
	}

	private static List<Schema> parts(Schema schema) {
		return switch (schema.getType()) {
			case RECORD -> schema.getFields().stream().map(Schema.Field::schema).toList();
			case ARRAY -> List.of(schema.getElementType());
			case MAP -> List.of(schema.getValueType());
			case UNION -> schema.getTypes();
			default -> List.of();
		};
	}

	private static Set<Schema> noSchemas() {
		return Collections.newSetFromMap(new IdentityHashMap<>());
	}

}
