package dev.conversations.faults;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.conversations.faults.instrument.PoisonWriter.Planted;
import dev.conversations.faults.invariant.Finding;
import dev.conversations.faults.invariant.InvariantChecker;
import dev.conversations.faults.load.Account;
import dev.conversations.faults.load.CallLog;
import dev.conversations.faults.load.Load;
import dev.conversations.faults.system.LiveSystem;

/** A running system with its accounts and all that has ever been done to it. */
final class Ground implements AutoCloseable {

	private final LiveSystem system;

	private final CallLog log = new CallLog();

	private final List<Planted> planted = new CopyOnWriteArrayList<>();

	private final List<Account> accounts;

	private final InvariantChecker checker;

	private final Set<Finding> known = new HashSet<>();

	/** The system must be ready. */
	Ground(LiveSystem system) {
		this.system = system;
		this.accounts = Load.newAccounts(system.admin());
		this.checker = new InvariantChecker(system, this.log);
	}

	LiveSystem system() {
		return this.system;
	}

	CallLog log() {
		return this.log;
	}

	List<Planted> planted() {
		return this.planted;
	}

	List<Account> accounts() {
		return this.accounts;
	}

	/** What does not hold and was not found before. */
	List<Finding> newFindings() {
		return this.checker.check(this.planted).stream().filter(this.known::add).toList();
	}

	@Override
	public void close() {
		this.system.close();
	}

}
