package dev.conversations.schema.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.apache.kafka.common.errors.SerializationException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a serializer asks of a registry that speaks Confluent's REST protocol. A refusal
 * of the schema is a {@link SerializationException}; everything else that goes wrong is a
 * {@link RegistryUnavailableException}.
 */
final class RegistryClient implements AutoCloseable {

	private static final JsonMapper JSON = new JsonMapper();

	private final RegistryConnection connection;

	private final String query;

	RegistryClient(RegistrySettings settings) {
		this.connection = new RegistryConnection(settings);
		this.query = settings.normalize() ? "?normalize=true" : "";
	}

	/** Registers the schema unless the subject has it, and tells its id. */
	int register(String subject, Schema schema) {
		return id(this.connection.post("/subjects/" + encode(subject) + "/versions" + this.query, body(schema)));
	}

	/** The id of a schema that the subject must have. */
	int lookUp(String subject, Schema schema) {
		return id(this.connection.post("/subjects/" + encode(subject) + this.query, body(schema)));
	}

	RegisteredSchema latest(String subject) {
		JsonNode answer = this.connection.get("/subjects/" + encode(subject) + "/versions/latest");
		return new RegisteredSchema(id(answer), schema(answer));
	}

	Schema schema(int id) {
		return schema(this.connection.get("/schemas/ids/" + id));
	}

	@Override
	public void close() {
		this.connection.close();
	}

	private static String body(Schema schema) {
		return JSON.writeValueAsString(Map.of("schema", PortableSchema.of(schema).toString()));
	}

	private static int id(JsonNode answer) {
		JsonNode id = answer.path("id");
		if (!id.isInt()) {
			throw new RegistryUnavailableException("The schema registry answered without the id of the schema");
		}
		return id.intValue();
	}

	private static Schema schema(JsonNode answer) {
		if (!"AVRO".equals(answer.path("schemaType").asString("AVRO")) || !answer.path("references").isEmpty()) {
			throw new SerializationException("The registered schema is not one whole Avro schema");
		}
		try {
			return PortableSchema.parse(answer.path("schema").asString(""));
		}
		catch (SchemaParseException ex) {
			throw new SerializationException("The registered schema is not Avro: " + ex.getMessage(), ex);
		}
	}

	private static String encode(String subject) {
		return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
	}

	/** A schema and the id that stands for it. */
	record RegisteredSchema(int id, Schema schema) {
	}

}
