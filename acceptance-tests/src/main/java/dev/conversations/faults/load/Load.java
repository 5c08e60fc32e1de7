package dev.conversations.faults.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.conversations.acceptance.Client;

/** Clients that go on calling until they are stopped. */
public final class Load {

	private static final Duration LONGEST_STOP = Duration.ofMinutes(1);

	/** Longest pause of a client between two calls, in milliseconds. */
	private static final int PAUSE = 80;

	private final Caller caller;

	private final Supplier<List<String>> urls;

	private final List<Account> accounts;

	private final List<List<String>> shared;

	private final CountDownLatch stopped = new CountDownLatch(1);

	private final List<Thread> threads = new ArrayList<>();

	private volatile boolean allKeyed;

	/**
	 * @param urls the instances of the API
	 * @param accounts neighbours are strangers to each other
	 */
	public Load(CallLog log, Supplier<List<String>> urls, List<Account> accounts) {
		this.caller = new Caller(log);
		this.urls = urls;
		this.accounts = List.copyOf(accounts);
		this.shared = accounts.stream().<List<String>>map((account) -> new CopyOnWriteArrayList<>()).toList();
	}

	/** Two new sub-accounts, each with test and live data. */
	public static List<Account> newAccounts(Client admin) {
		List<Account> all = new ArrayList<>(Account.create(admin));
		all.addAll(Account.create(admin));
		return all;
	}

	/**
	 * Starts so many clients; the same seed makes them ask for the same things.
	 * @param label in all that they write, unlike that of any other load
	 */
	public void start(int clients, long seed, String label) {
		for (int n = 0; n < clients; n++) {
			int account = n % this.accounts.size();
			LoadClient client = new LoadClient(this, label + "-c" + n, this.accounts.get(account),
					this.accounts.get((account + 1) % this.accounts.size()), this.shared.get(account),
					new Random(seed + n));
			this.threads.add(Thread.ofVirtual().name("client-" + n).start(client));
		}
	}

	/** From now on every write has an Idempotency-Key. */
	public void keyEveryWrite() {
		this.allKeyed = true;
	}

	/** Ends it; returns when every client has its last answer. */
	public void stop() throws InterruptedException {
		this.stopped.countDown();
		long end = System.nanoTime() + LONGEST_STOP.toNanos();
		for (Thread thread : this.threads) {
			if (!thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
				throw new IllegalStateException("A client has had no answer for " + LONGEST_STOP.toSeconds() + " s");
			}
		}
	}

	public Caller caller() {
		return this.caller;
	}

	public List<Account> accounts() {
		return this.accounts;
	}

	boolean allKeyed() {
		return this.allKeyed;
	}

	String url(Random random) {
		List<String> all = this.urls.get();
		return all.get(random.nextInt(all.size()));
	}

	/** Pauses a little; false when the load is stopped. */
	boolean goesOn(Random random) {
		return !ends(Duration.ofMillis(random.nextInt(PAUSE)));
	}

	private boolean ends(Duration within) {
		try {
			return this.stopped.await(within.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return true;
		}
	}

}
