package dev.conversations.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

import com.mongodb.MongoException;
import org.apache.kafka.common.KafkaException;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

import dev.conversations.acceptance.Lag;
import dev.conversations.faults.fault.Fault;
import dev.conversations.faults.fault.Scene;
import dev.conversations.faults.instrument.NotPossibleException;
import dev.conversations.faults.invariant.Finding;
import dev.conversations.faults.load.Call;
import dev.conversations.faults.load.Caller;
import dev.conversations.faults.load.Load;
import dev.conversations.faults.load.Operation;

/** One fault on a running system: load, harm, recovery, quiet, judgement. */
final class Trial {

	/** How long the load runs before the harm and after the recovery. */
	private static final Duration AROUND = Duration.ofMillis(1500);

	private static final Duration PROBE_INTERVAL = Duration.ofMillis(100);

	private final Ground ground;

	private final Fault fault;

	private final long seed;

	private final List<Finding> findings = new ArrayList<>();

	Trial(Ground ground, Fault fault, long seed) {
		this.ground = ground;
		this.fault = fault;
		this.seed = seed;
	}

	Verdict run(int clients) throws InterruptedException {
		long start = System.nanoTime();
		int before = this.ground.log().size();
		Load load = new Load(this.ground.log(), this.ground.system()::urls, this.ground.accounts());
		Scene scene = new Scene(this.ground.system(), load, this.ground.log(), new Random(this.seed),
				this.ground.planted());
		load.start(clients, this.seed, "%s-%d".formatted(this.fault.name(), before));
		scene.pass(AROUND);
		inject(scene);
		Duration recovery = recover(load.caller());
		scene.pass(AROUND);
		load.stop();
		judge(scene);
		List<Call> calls = this.ground.log().all();
		return Verdict.of(this.fault, calls.subList(before, calls.size()), recovery, since(start), this.findings);
	}

	@SuppressWarnings("CatchAndPrintStackTrace")
	private void inject(Scene scene) throws InterruptedException {
		try {
			this.fault.inject(scene);
		}
		catch (NotPossibleException ex) {
			scene.load().stop();
			throw ex;
		}
		catch (InterruptedException ex) {
			throw ex;
		}
		catch (Exception ex) {
			// whatever breaks while the system is hurt is something to report
			find("the fault could not be played to its end: " + ex);
		}
	}

	/** Waits until every part says that it is ready and every API writes again. */
	private Duration recover(Caller caller) {
		long healed = System.nanoTime();
		await("is not ready by itself", () -> this.ground.system().isReady()
				&& this.ground.system().urls().stream().allMatch((url) -> writes(caller, url)));
		return since(healed);
	}

	private boolean writes(Caller caller, String url) {
		Call call = caller.call(url, this.ground.accounts().getFirst(),
				new Caller.Request(Operation.CREATE, null, null, "{\"channel\": \"instagram\"}", ""));
		return call.isOk();
	}

	private void judge(Scene scene) {
		Lag lag = new Lag(this.ground.system());
		await("has commands that are not confirmed", () -> isZero(lag));
		scene.findings().forEach(this::find);
		try {
			this.findings.addAll(this.ground.newFindings());
		}
		catch (KafkaException | MongoException | ConditionTimeoutException ex) {
			find("the evidence could not be read: " + ex);
		}
	}

	private static boolean isZero(Lag lag) {
		try {
			return lag.now() == 0;
		}
		catch (KafkaException ex) {
			return false;
		}
	}

	private void await(String otherwise, Callable<Boolean> condition) {
		try {
			Awaitility.await().atMost(this.fault.recovery()).pollInterval(PROBE_INTERVAL).until(condition);
		}
		catch (ConditionTimeoutException ex) {
			find("after %d s the system %s".formatted(this.fault.recovery().toSeconds(), otherwise));
		}
	}

	private void find(String sentence) {
		this.findings.add(new Finding("I7", sentence));
	}

	private static Duration since(long start) {
		return Duration.ofNanos(System.nanoTime() - start);
	}

}
