package dev.conversations.faults.fault;

import java.time.Duration;

import dev.conversations.faults.system.Layout;

/**
 * A fault that is told in one method.
 *
 * @param script does the harm and takes it back
 */
record Play(String name, String expectation, Layout layout, Duration recovery, Script script) implements Fault {

	private static final Duration USUAL_RECOVERY = Duration.ofSeconds(30);

	Play(String name, String expectation, Script script) {
		this(name, expectation, Layout.STANDARD, USUAL_RECOVERY, script);
	}

	Play on(Layout layout) {
		return new Play(this.name, this.expectation, layout, this.recovery, this.script);
	}

	Play recoversIn(Duration longest) {
		return new Play(this.name, this.expectation, this.layout, longest, this.script);
	}

	@Override
	public void inject(Scene scene) throws Exception {
		this.script.play(scene);
	}

	/** What is done to the system. */
	@FunctionalInterface
	interface Script {

		void play(Scene scene) throws Exception;

	}

}
