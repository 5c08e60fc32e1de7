package dev.conversations.faults.invariant;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.conversations.acceptance.Footprint;
import dev.conversations.faults.instrument.PoisonWriter.Planted;
import dev.conversations.faults.load.CallLog;
import dev.conversations.local.RealParts;

/**
 * Holds everything that is known against everything that is promised: what the clients
 * were told, MongoDB, the topics, the ledger and the dead letters.
 */
public final class InvariantChecker {

	private static final List<Invariant> ALL = List.of(new EffectOfEachOk(), new CauseOfEverything(), new OnceEach(),
			new GaplessOrder(), new RealTimeOrder(), new FoldIsDocument(), new OneTenant(), new NothingIsLeft(),
			new PlantedDeadLetters());

	/** Reads until nothing changed meanwhile. */
	private static final int MOST_READS = 5;

	private final EvidenceReader reader;

	private final Footprint footprint;

	/**
	 * @param log every call that there was; null when that is not known
	 */
	public InvariantChecker(RealParts parts, @Nullable CallLog log) {
		this.reader = new EvidenceReader(parts, log);
		this.footprint = new Footprint(parts);
	}

	/**
	 * Judges a system that nobody uses any more.
	 * @param planted what was put into the command topic to become dead letters
	 * @return what does not hold
	 */
	public List<Finding> check(List<Planted> planted) {
		return judge(read(planted));
	}

	static List<Finding> judge(Evidence evidence) {
		List<Finding> findings = new ArrayList<>();
		ALL.forEach((invariant) -> invariant.check(evidence,
				(sentence) -> findings.add(new Finding(invariant.id(), sentence))));
		return findings;
	}

	private Evidence read(List<Planted> planted) {
		for (int n = 1; n < MOST_READS; n++) {
			Footprint.Size before = this.footprint.still();
			Evidence evidence = this.reader.read(planted);
			if (before.equals(this.footprint.now())) {
				return evidence;
			}
		}
		return this.reader.read(planted);
	}

}
