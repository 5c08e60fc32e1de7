package dev.conversations.benchmarks.lab;

/**
 * The sub-account whose conversations are measured.
 *
 * @param id TypeID {@code sub_…}
 * @param key without a rate limit, of mode {@link #MODE}
 */
public record Account(String id, String key) {

	public static final String MODE = "test";

}
