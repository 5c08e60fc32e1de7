package dev.conversations.processor.operations;

import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which dead letters a command is about. */
final class DeadLetterFilter implements Predicate<DeadLetter> {

	@Parameters(paramLabel = "PARTITION@OFFSET", description = "Only these, as list shows them.")
	@Nullable private List<String> ids;

	@Option(names = "--cause", paramLabel = "TEXT", description = "Only those whose cause contains this.")
	@Nullable private String cause;

	@Option(names = "--key", paramLabel = "ID", description = "Only those of this conversation.")
	@Nullable private String key;

	@Option(names = "--handled", description = "Also those that were redriven or dropped before.")
	private boolean alsoHandled;

	@Override
	public boolean test(DeadLetter letter) {
		return (this.alsoHandled || letter.handled() == null) && (this.ids == null || this.ids.contains(letter.id()))
				&& (this.cause == null || letter.cause().contains(this.cause))
				&& (this.key == null || this.key.equals(letter.key()));
	}

	/** Those that are named and are not among these. */
	List<String> absent(List<String> found) {
		return (this.ids != null) ? this.ids.stream().filter((id) -> !found.contains(id)).toList() : List.of();
	}

	/** Whether it names anything at all. */
	boolean isSpecific() {
		return this.ids != null || this.cause != null || this.key != null;
	}

}
