package dev.conversations.benchmarks.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown. */
final class Table {

	private final List<String> lines = new ArrayList<>();

	/**
	 * @param left columns of text, before those of figures
	 */
	Table(int left, String... titles) {
		row((Object[]) titles);
		List<String> rule = new ArrayList<>(Collections.nCopies(left, "---"));
		rule.addAll(Collections.nCopies(titles.length - left, "--:"));
		row(rule.toArray());
	}

	void row(Object... cells) {
		this.lines.add(List.of(cells).stream().map(String::valueOf).collect(Collectors.joining(" | ", "| ", " |")));
	}

	@Override
	public String toString() {
		return String.join("\n", this.lines) + "\n";
	}

}
