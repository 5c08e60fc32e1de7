package dev.conversations.faults;

import java.nio.file.Path;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.conversations.faults.fault.Fault;
import dev.conversations.faults.instrument.NotPossibleException;
import dev.conversations.faults.system.Jars;
import dev.conversations.faults.system.Layout;
import dev.conversations.faults.system.LiveSystem;
import dev.conversations.local.process.Progress;
import dev.conversations.local.process.StackException;

/**
 * Several faults, one after the other: on the same system as long as each wants the same
 * and none has done damage.
 */
final class Campaign implements AutoCloseable {

	/**
	 * A system with more calls behind it is replaced: all of them are judged each time.
	 */
	private static final int MOST_CALLS = 50_000;

	private static final int STARTS = 3;

	private final Jars jars;

	private final int clients;

	private final Path kept;

	private final Consumer<String> output;

	private @Nullable Ground ground;

	/**
	 * @param kept receives the logs of systems that did not hold
	 * @param output is told what is being done, in lines
	 */
	Campaign(Jars jars, int clients, Path kept, Consumer<String> output) {
		this.jars = jars;
		this.clients = clients;
		this.kept = kept;
		this.output = output;
	}

	Verdict play(Fault fault, long seed) throws InterruptedException {
		try {
			Ground here = ground(fault.layout());
			Verdict verdict = new Trial(here, fault, seed).run(this.clients);
			if (verdict.failed()) {
				here.system().keepLogs(this.kept.resolve(fault.name()));
				close();
			}
			return verdict;
		}
		catch (NotPossibleException ex) {
			return Verdict.untried(fault, String.valueOf(ex.getMessage()));
		}
		catch (StackException ex) {
			return Verdict.notStarted(fault, String.valueOf(ex.getMessage()));
		}
	}

	private Ground ground(Layout layout) {
		if (this.ground != null && this.ground.system().layout().equals(layout)
				&& this.ground.log().size() < MOST_CALLS) {
			return this.ground;
		}
		close();
		this.ground = new Ground(started(layout, STARTS));
		return this.ground;
	}

	/**
	 * Somebody else may take a port that was free a moment ago; then it is begun again on
	 * others.
	 */
	private LiveSystem started(Layout layout, int attempts) {
		LiveSystem system = new LiveSystem(layout, this.jars, new Progress(this.output, false));
		Runtime.getRuntime().addShutdownHook(new Thread(system::close, "stop-system"));
		try {
			system.start();
			return system;
		}
		catch (StackException ex) {
			system.keepLogs(this.kept.resolve("not-started"));
			system.close();
			if (attempts <= 1) {
				throw ex;
			}
			return started(layout, attempts - 1);
		}
	}

	@Override
	public void close() {
		if (this.ground != null) {
			this.ground.close();
			this.ground = null;
		}
	}

}
