package dev.conversations.faults.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.Stream;

import dev.conversations.faults.instrument.KillPoint;
import dev.conversations.faults.instrument.KillPoints;
import dev.conversations.faults.system.Application;
import dev.conversations.faults.system.Layout;
import dev.conversations.faults.system.Server;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Sudden death of processors at a named moment: of one while the load runs, of the other
 * soon after it, and of one that was started again, in a batch of what has waited.
 */
record ProcessorDeath(KillPoint point) implements Fault {

	private static final int DEATHS = 3;

	private static final int NEWCOMERS = 4;

	private static final Duration LONGEST = Duration.ofSeconds(30);

	@Override
	public String name() {
		return "death-" + this.point.rule();
	}

	@Override
	public String expectation() {
		return "Processors die %d times at the moment '%s' and are started again: what they left is finished, nothing twice"
			.formatted(DEATHS, this.point.rule());
	}

	@Override
	public Layout layout() {
		return Layout.STANDARD.withProcessorJvm(Points.ALL.jvmOptions().toArray(String[]::new));
	}

	@Override
	public void inject(Scene scene) {
		for (int death = 1; death <= DEATHS; death++) {
			arm(scene);
			boolean died = (this.point == KillPoint.IN_REBALANCE) ? diesInRebalance(scene) : dies(scene);
			if (!died) {
				Points.ALL.disarm(this.point);
				scene.expect(false, "kill point %s was reached only %d times".formatted(this.point.rule(), death - 1));
				return;
			}
		}
		startDead(scene);
	}

	/**
	 * Before the dead are started again, so that one may die in its first batch. Where it
	 * is the newcomer that has to make the group rebalance, after that.
	 */
	private void arm(Scene scene) {
		if (this.point == KillPoint.IN_REBALANCE) {
			startDead(scene);
			scene.await(LONGEST, scene.system()::isReady);
			Points.ALL.arm(this.point);
		}
		else {
			Points.ALL.arm(this.point);
			startDead(scene);
		}
	}

	private boolean dies(Scene scene) {
		if (!reached(scene)) {
			return false;
		}
		scene.await(LONGEST, () -> dead(scene).findAny().isPresent());
		return true;
	}

	/** It may be the newcomer that dies. */
	private boolean diesInRebalance(Scene scene) {
		Server newcomer = scene.system().newProcessor("newcomer").server();
		boolean reached = false;
		for (int n = 0; n < NEWCOMERS && !reached; n++) {
			newcomer.launch();
			reached = reached(scene);
			newcomer.stop();
		}
		return reached;
	}

	private boolean reached(Scene scene) {
		try {
			scene.await(LONGEST, () -> Points.ALL.wasReached(this.point));
			return true;
		}
		catch (ConditionTimeoutException ex) {
			return false;
		}
	}

	private static void startDead(Scene scene) {
		dead(scene).forEach(Server::launch);
	}

	private static Stream<Server> dead(Scene scene) {
		return scene.system().processors().stream().map(Application::server).filter(Server::hasEnded);
	}

	/** One set for all of these faults, so that they run on the same system. */
	private static final class Points {

		static final KillPoints ALL = make();

		private static KillPoints make() {
			try {
				return KillPoints.in(Files.createTempDirectory("conversations-kill-points-"));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
