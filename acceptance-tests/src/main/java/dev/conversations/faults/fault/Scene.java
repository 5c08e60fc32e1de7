package dev.conversations.faults.fault;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import dev.conversations.faults.instrument.PoisonWriter.Planted;
import dev.conversations.faults.load.CallLog;
import dev.conversations.faults.load.Load;
import dev.conversations.faults.system.LiveSystem;
import org.awaitility.Awaitility;

/**
 * Where a fault does its work.
 *
 * @param system what is hurt
 * @param load the clients that are calling
 * @param log every call on this system, of earlier faults too
 * @param random the only chance that a fault may take
 * @param poison every record that was planted in the command topic and must become a dead
 * letter
 * @param findings what the fault itself has seen go wrong
 */
public record Scene(LiveSystem system, Load load, CallLog log, Random random, List<Planted> poison,
		List<String> findings) {

	public Scene(LiveSystem system, Load load, CallLog log, Random random, List<Planted> poison) {
		this(system, load, log, random, poison, new CopyOnWriteArrayList<>());
	}

	/** Lets the load run for a while. */
	public void pass(Duration time) {
		LockSupport.parkNanos(time.toNanos());
	}

	/** Waits until it is so. */
	public void await(Duration longest, BooleanSupplier condition) {
		Awaitility.await().atMost(longest).pollInterval(Duration.ofMillis(100)).until(condition::getAsBoolean);
	}

	/** Notes a finding unless it is so. */
	public void expect(boolean condition, String finding) {
		if (!condition) {
			this.findings.add(finding);
		}
	}

	/**
	 * Says that this record was put into the command topic and must become a dead letter.
	 */
	public void plant(Planted record) {
		this.poison.add(record);
	}

}
