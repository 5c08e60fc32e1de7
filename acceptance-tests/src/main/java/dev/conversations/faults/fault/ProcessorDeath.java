package dev.conversations.faults.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;

import dev.conversations.faults.instrument.KillPoint;
import dev.conversations.faults.instrument.KillPoints;
import dev.conversations.faults.system.Application;
import dev.conversations.faults.system.Layout;
import dev.conversations.faults.system.Server;
import org.awaitility.core.ConditionTimeoutException;

/** Sudden death of a processor at a named moment. */
record ProcessorDeath(KillPoint point) implements Fault {

	private static final int DEATHS = 3;

	private static final int NEWCOMERS = 4;

	private static final Duration LONGEST = Duration.ofSeconds(30);

	private static final Duration BETWEEN = Duration.ofSeconds(2);

	@Override
	public String name() {
		return "death-" + this.point.rule();
	}

	@Override
	public String expectation() {
		return "A processor dies %d times at the moment '%s' and is started again: what it left is finished, nothing twice"
			.formatted(DEATHS, this.point.rule());
	}

	@Override
	public Layout layout() {
		return Layout.STANDARD.withProcessorJvm(Points.ALL.jvmOptions().toArray(String[]::new));
	}

	@Override
	public void inject(Scene scene) {
		for (int death = 1; death <= DEATHS; death++) {
			Points.ALL.arm(this.point);
			if (this.point == KillPoint.IN_REBALANCE) {
				rebalance(scene);
			}
			if (!reached(scene)) {
				Points.ALL.disarm(this.point);
				scene.expect(false, "kill point %s was never reached".formatted(this.point.rule()));
				return;
			}
			restart(scene);
			scene.pass(BETWEEN);
		}
	}

	private void rebalance(Scene scene) {
		Server newcomer = scene.system().newProcessor("newcomer").server();
		for (int n = 0; n < NEWCOMERS && !Points.ALL.wasReached(this.point); n++) {
			newcomer.launch();
			reached(scene);
			newcomer.stop();
		}
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

	private static void restart(Scene scene) {
		try {
			scene.await(LONGEST, () -> dead(scene).isPresent());
		}
		catch (ConditionTimeoutException ex) {
			// the newcomer died
		}
		dead(scene).ifPresent(Server::start);
	}

	private static Optional<Server> dead(Scene scene) {
		return scene.system().processors().stream().map(Application::server).filter(Server::hasEnded).findFirst();
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
