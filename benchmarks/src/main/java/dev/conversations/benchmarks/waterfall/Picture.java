package dev.conversations.benchmarks.waterfall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import dev.conversations.benchmarks.result.Spread;
import dev.conversations.benchmarks.waterfall.Step.Kind;

/**
 * The steps as bars on an axis of time, each where the one before it ends, as SVG.
 *
 * @param steps medians in milliseconds, of every step and in their order
 */
record Picture(Map<Step, Spread> steps) {

	private static final int WIDTH = 880;

	private static final int LEFT = 340;

	private static final int AXIS = 460;

	private static final int TOP = 58;

	private static final int ROW = 28;

	private static final int BAR = 16;

	private static final int LEGEND = 110;

	void write(Path file) throws IOException {
		Files.createDirectories(file.getParent());
		Files.writeString(file, svg());
	}

	String svg() {
		int height = TOP + ROW * Step.values().length + ROW;
		StringBuilder svg = new StringBuilder();
		line(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
				+ " font-family=\"system-ui, sans-serif\" font-size=\"14\">", WIDTH, height);
		line(svg, "<title>The steps of one synchronous write, %.2f ms in all</title>", whole());
		line(svg, "<rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"#ffffff\"/>", WIDTH, height);
		legend(svg);
		bars(svg);
		return svg.append("</svg>\n").toString();
	}

	private double whole() {
		return this.steps.values().stream().mapToDouble(Spread::median).sum();
	}

	private static void legend(StringBuilder svg) {
		for (Kind kind : Kind.values()) {
			int x = 20 + LEGEND * kind.ordinal();
			line(svg, "<rect x=\"%d\" y=\"17\" width=\"12\" height=\"12\" rx=\"2\" fill=\"%s\"/>", x, kind.colour());
			line(svg, "<text x=\"%d\" y=\"28\" fill=\"#1f2328\">%s</text>", x + BAR + 2, kind.text());
		}
	}

	private void bars(StringBuilder svg) {
		double scale = AXIS / whole();
		double from = 0;
		for (Map.Entry<Step, Spread> entry : this.steps.entrySet()) {
			double length = entry.getValue().median();
			bar(svg, entry.getKey(), LEFT + scale * from, scale * length, length);
			from += length;
		}
	}

	private static void bar(StringBuilder svg, Step step, double x, double width, double milliseconds) {
		int y = TOP + ROW * step.ordinal();
		line(svg, "<text x=\"20\" y=\"%d\" fill=\"#1f2328\">%s</text>", y + BAR - 3, step.text());
		line(svg, "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\" fill=\"%s\"/>", x, y,
				Math.max(1, width), BAR, step.kind().colour());
		line(svg, "<text x=\"%.1f\" y=\"%d\" fill=\"#59636e\" font-size=\"12\">%.2f ms</text>", x + width + 5,
				y + BAR - 4, milliseconds);
	}

	private static void line(StringBuilder svg, String format, Object... values) {
		svg.append(String.format(Locale.ROOT, format, values)).append('\n');
	}

}
