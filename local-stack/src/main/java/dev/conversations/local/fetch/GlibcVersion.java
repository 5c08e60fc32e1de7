package dev.conversations.local.fetch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.conversations.local.process.StackException;

/** The version of the C library, which decides on the programs that run here. */
record GlibcVersion(int major, int minor) {

	private static final Pattern OUTPUT = Pattern.compile("glibc (\\d+)\\.(\\d+)");

	/** Throws when this is no Linux on x86-64 with glibc. */
	static GlibcVersion ofThisSystem() {
		String system = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
		if (!"Linux on amd64".equals(system)) {
			throw unsupported(system);
		}
		Matcher output = OUTPUT.matcher(getconf());
		if (!output.find()) {
			throw unsupported("a Linux without glibc");
		}
		return new GlibcVersion(Integer.parseInt(output.group(1)), Integer.parseInt(output.group(2)));
	}

	boolean isAtLeast(int major, int minor) {
		return this.major > major || (this.major == major && this.minor >= minor);
	}

	private static String getconf() {
		try {
			Process process = new ProcessBuilder("getconf", "GNU_LIBC_VERSION").start();
			return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			return "";
		}
	}

	private static StackException unsupported(String system) {
		return new StackException(
				"There is no mongod to fetch for %s: install MongoDB 8 and set MONGOD to its mongod".formatted(system));
	}

}
