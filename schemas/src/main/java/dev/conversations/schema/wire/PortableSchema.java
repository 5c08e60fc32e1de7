package dev.conversations.schema.wire;

import org.apache.avro.Schema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A schema without what only Java's code generator reads. The registry compares texts: a
 * schema with {@code avro.java.string} is not the one that everybody else registered.
 */
final class PortableSchema {

	private static final String JAVA_STRING = "avro.java.string";

	private static final JsonMapper JSON = new JsonMapper();

	private PortableSchema() {
	}

	static Schema of(Schema schema) {
		JsonNode tree = JSON.readTree(schema.toString());
		strip(tree);
		return parse(JSON.writeValueAsString(tree));
	}

	static Schema parse(String schema) {
		return new Schema.Parser().parse(schema);
	}

	private static void strip(JsonNode node) {
		if (node instanceof ObjectNode object && object.has("type")) {
			object.remove(JAVA_STRING);
		}
		node.forEach(PortableSchema::strip);
	}

}
