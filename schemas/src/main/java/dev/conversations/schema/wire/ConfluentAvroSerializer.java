package dev.conversations.schema.wire;

import java.util.Map;

import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

import dev.conversations.schema.wire.RegistryClient.RegisteredSchema;

/**
 * Writes Avro records, generated or generic, so that any Confluent client reads them,
 * under Confluent's configuration keys: {@code schema.registry.url} (several with commas,
 * tried in turn), {@code auto.register.schemas} (default true),
 * {@code use.latest.version} (default false; heeded only without automatic registration),
 * {@code normalize.schemas} (default false), {@code basic.auth.user.info},
 * {@code http.connect.timeout.ms} (default 2000) and {@code http.read.timeout.ms}
 * (default 5000). The subject is {@code <topic>-value}, or {@code -key} for keys.
 * <p>
 * The first record of a schema asks the registry on the caller's thread. A schema that
 * the registry refuses is a {@link SerializationException}; a registry that does not
 * answer is a {@link RegistryUnavailableException}, and the record may be written later.
 * May be used by several threads.
 */
public final class ConfluentAvroSerializer implements Serializer<Object> {

	static final String AUTO_REGISTER = "auto.register.schemas";

	static final String USE_LATEST = "use.latest.version";

	private final BoundedCache<Target, RecordWriter> writers = new BoundedCache<>();

	private @Nullable RegistryClient registry;

	private boolean autoRegister;

	private boolean useLatest;

	private String suffix = "-value";

	@Override
	public void configure(Map<String, ?> configs, boolean isKey) {
		TrustedClasses.trust();
		this.registry = new RegistryClient(RegistrySettings.from(configs));
		this.autoRegister = RegistrySettings.flag(configs, AUTO_REGISTER, true);
		this.useLatest = RegistrySettings.flag(configs, USE_LATEST, false);
		this.suffix = isKey ? "-key" : "-value";
	}

	@Override
	public byte @Nullable [] serialize(String topic, @Nullable Object value) {
		return switch (value) {
			case null -> null;
			case IndexedRecord datum ->
				this.writers.get(new Target(topic, datum.getSchema(), datum.getClass()), this::writer).write(datum);
			default -> throw new SerializationException("Expected an Avro record and got a " + value.getClass());
		};
	}

	@Override
	public void close() {
		if (this.registry != null) {
			this.registry.close();
		}
	}

	private RecordWriter writer(Target target) {
		if (this.registry == null) {
			throw new IllegalStateException("configure() comes first");
		}
		String subject = target.topic() + this.suffix;
		if (this.autoRegister) {
			return RecordWriter.of(target, this.registry.register(subject, target.schema()));
		}
		if (this.useLatest) {
			RegisteredSchema latest = this.registry.latest(subject);
			return RecordWriter.of(target, latest.id()).as(latest.schema());
		}
		return RecordWriter.of(target, this.registry.lookUp(subject, target.schema()));
	}

	/** What decides how a record is written. */
	record Target(String topic, Schema schema, Class<?> type) {
	}

}
