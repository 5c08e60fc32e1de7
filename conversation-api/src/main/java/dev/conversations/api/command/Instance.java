package dev.conversations.api.command;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

import dev.conversations.schema.StablePartitioner;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** This run of the API, to which the processor addresses outcomes. */
@Component
final class Instance {

	private final String id = "api-" + UUID.randomUUID();

	private final byte[] key = this.id.getBytes(StandardCharsets.UTF_8);

	String id() {
		return this.id;
	}

	boolean isAddressee(byte @Nullable [] recordKey) {
		return Arrays.equals(this.key, recordKey);
	}

	/** Where the processor puts what is addressed to this instance. */
	int partition(int partitions) {
		return StablePartitioner.partition(this.key, partitions);
	}

}
