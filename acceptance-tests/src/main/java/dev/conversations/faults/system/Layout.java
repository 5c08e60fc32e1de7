package dev.conversations.faults.system;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.conversations.local.part.KafkaPart;
import org.jspecify.annotations.Nullable;

/**
 * What a system is made of. Faults whose layouts are equal run on the same system, one
 * after the other.
 *
 * @param apis instances of the API, at least 1
 * @param processors instances of the processor, at least 1
 * @param partitions of every topic
 * @param api what the instances of the API get beside the usual
 * @param processor what the instances of the processor get beside the usual
 * @param brokerListener a second listener of the broker, behind a proxy; null for none
 * @param mongods members of the replica set, 1 or 3
 * @param folders places for the data of parts by their name, where not the usual
 */
public record Layout(int apis, int processors, int partitions, Extras api, Extras processor,
		KafkaPart.@Nullable Proxied brokerListener, int mongods, Map<String, Path> folders) {

	private static final Extras NONE = new Extras(Map.of(), List.of());

	/**
	 * Two of each application, as in production, on one broker and one mongod. A dead
	 * processor is noticed as quickly as the broker allows
	 * ({@code group.min.session.timeout.ms}).
	 */
	public static final Layout STANDARD = new Layout(2, 2, 4, NONE,
			NONE.with("CONVERSATIONS_PROCESSOR_SESSION_TIMEOUT", "6s"), null, 1, Map.of());

	public Layout withInstances(int apis, int processors) {
		return new Layout(apis, processors, this.partitions, this.api, this.processor, this.brokerListener,
				this.mongods, this.folders);
	}

	/** Adds to the environment of each API. */
	public Layout withApi(String variable, String value) {
		return new Layout(this.apis, this.processors, this.partitions, this.api.with(variable, value), this.processor,
				this.brokerListener, this.mongods, this.folders);
	}

	/** Adds to the environment of each processor. */
	public Layout withProcessor(String variable, String value) {
		return new Layout(this.apis, this.processors, this.partitions, this.api, this.processor.with(variable, value),
				this.brokerListener, this.mongods, this.folders);
	}

	/** Adds options to the JVM of each processor. */
	public Layout withProcessorJvm(String... options) {
		return new Layout(this.apis, this.processors, this.partitions, this.api, this.processor.with(options),
				this.brokerListener, this.mongods, this.folders);
	}

	/** Adds options to the JVM of each API. */
	public Layout withApiJvm(String... options) {
		return new Layout(this.apis, this.processors, this.partitions, this.api.with(options), this.processor,
				this.brokerListener, this.mongods, this.folders);
	}

	public Layout withBrokerListener(KafkaPart.Proxied listener) {
		return new Layout(this.apis, this.processors, this.partitions, this.api, this.processor, listener, this.mongods,
				this.folders);
	}

	public Layout withMongods(int number) {
		return new Layout(this.apis, this.processors, this.partitions, this.api, this.processor, this.brokerListener,
				number, this.folders);
	}

	/** Puts the data of a part ({@code kafka}, {@code mongodb}) into another folder. */
	public Layout withFolder(String part, Path folder) {
		Map<String, Path> all = new HashMap<>(this.folders);
		all.put(part, folder);
		return new Layout(this.apis, this.processors, this.partitions, this.api, this.processor, this.brokerListener,
				this.mongods, Map.copyOf(all));
	}

	/**
	 * What an application is started with beside the usual.
	 *
	 * @param environment wins over the usual
	 * @param jvmOptions come after the usual
	 */
	public record Extras(Map<String, String> environment, List<String> jvmOptions) {

		/** A JVM with an agent makes no archive of its classes, and ends when told to. */
		boolean hasAgent() {
			return this.jvmOptions.stream().anyMatch((option) -> option.startsWith("-javaagent:"));
		}

		Extras with(String variable, String value) {
			return with(Map.of(variable, value));
		}

		Extras with(Map<String, String> variables) {
			Map<String, String> all = new HashMap<>(this.environment);
			all.putAll(variables);
			return new Extras(Map.copyOf(all), this.jvmOptions);
		}

		Extras with(String... options) {
			return new Extras(this.environment, Stream.concat(this.jvmOptions.stream(), Stream.of(options)).toList());
		}

	}

}
