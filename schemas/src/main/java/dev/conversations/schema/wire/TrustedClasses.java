package dev.conversations.schema.wire;

import org.apache.avro.util.ClassSecurityValidator;

/**
 * Lets Avro load the generated classes of this module. Since 1.12.2 it refuses every
 * class that nobody has vouched for.
 */
final class TrustedClasses {

	private static final String PACKAGE = "dev.conversations.schema.";

	static {
		ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(),
				(type) -> type.getName().startsWith(PACKAGE)));
	}

	private TrustedClasses() {
	}

	/** Adds them to what Avro trusts already, once in the life of the JVM. */
	static void trust() {
		// The class initializer has done it.
	}

}
