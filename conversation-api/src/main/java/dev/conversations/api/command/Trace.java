package dev.conversations.api.command;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/**
 * The header {@code traceparent} (W3C Trace Context) that leads from a request to its
 * events.
 */
final class Trace {

	private static final int TRACE_AND_SPAN_BYTES = 24;

	private static final int TRACE_DIGITS = 32;

	private Trace() {
	}

	/** The client's trace, or a new one that is not sampled. */
	static byte[] bytes(@Nullable String traceparent) {
		return ((traceparent != null) ? traceparent : fresh()).getBytes(StandardCharsets.US_ASCII);
	}

	private static String fresh() {
		byte[] random = new byte[TRACE_AND_SPAN_BYTES];
		ThreadLocalRandom.current().nextBytes(random);
		String digits = HexFormat.of().formatHex(random);
		return "00-" + digits.substring(0, TRACE_DIGITS) + "-" + digits.substring(TRACE_DIGITS) + "-00";
	}

}
