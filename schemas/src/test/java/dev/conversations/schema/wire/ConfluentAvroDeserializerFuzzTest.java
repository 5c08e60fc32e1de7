package dev.conversations.schema.wire;

import java.lang.management.ManagementFactory;
import java.time.Duration;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import org.apache.kafka.common.errors.SerializationException;

import dev.conversations.schema.command.ConversationCommand;
import dev.conversations.schema.event.ConversationEvent;
import dev.conversations.schema.outcome.CommandOutcomes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any bytes at all are a value or a {@link SerializationException}, soon and in memory of
 * the order of their number.
 */
class ConfluentAvroDeserializerFuzzTest {

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	/**
	 * Of the processor, so that a busy machine adds nothing: far above what a record
	 * takes, far below what harms.
	 */
	private static final Duration LONGEST = Duration.ofSeconds(2);

	private static final long MEMORY = 16 << 20;

	private static final long MEMORY_PER_BYTE = 500;

	private static final String URL = new ShelfRegistry(ConversationCommand.getClassSchema(),
			ConversationEvent.getClassSchema(), CommandOutcomes.getClassSchema(), HostileSchemas.recursive(),
			HostileSchemas.endless(), HostileSchemas.nested())
		.url();

	private static final ConfluentAvroDeserializer SPECIFIC = Samples
		.deserializer(Samples.config(URL, "specific.avro.reader", "true"));

	private static final ConfluentAvroDeserializer GENERIC = Samples.deserializer(Samples.config(URL));

	@FuzzTest(maxDuration = "2m")
	void anyBytesAreReadOrPoison(byte[] bytes) {
		readInBounds(SPECIFIC, bytes);
		readInBounds(GENERIC, bytes);
	}

	/** What is too much is read once more: the first time may have loaded classes. */
	private static void readInBounds(ConfluentAvroDeserializer deserializer, byte[] bytes) {
		if (!cost(deserializer, bytes).isSmall(bytes.length)) {
			assertThat(cost(deserializer, bytes)).matches((cost) -> cost.isSmall(bytes.length), "small");
		}
	}

	private static Cost cost(ConfluentAvroDeserializer deserializer, byte[] bytes) {
		long began = THREADS.getCurrentThreadCpuTime();
		long allocated = THREADS.getCurrentThreadAllocatedBytes();
		read(deserializer, bytes);
		return new Cost(THREADS.getCurrentThreadAllocatedBytes() - allocated,
				Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - began));
	}

	private static void read(ConfluentAvroDeserializer deserializer, byte[] bytes) {
		try {
			assertThat(deserializer.deserialize("conversation.commands.v1", bytes)).isNotNull();
		}
		catch (SerializationException ex) {
			assertThat(ex).hasMessageMatching("[A-Z].{10,}");
		}
	}

	private record Cost(long allocated, Duration taken) {

		boolean isSmall(int bytes) {
			return this.allocated < MEMORY + MEMORY_PER_BYTE * bytes && this.taken.compareTo(LONGEST) < 0;
		}

	}

}
