package dev.conversations.faults.instrument;

/**
 * Moments in the life of a batch at which a processor can be made to die. Each is a rule
 * of the same name in {@code kill-points.btm}.
 */
public enum KillPoint {

	/** The batch is decided, MongoDB knows nothing of it. */
	BEFORE_MONGODB_TRANSACTION,

	/** MongoDB has the writes, but not the commit. */
	INSIDE_MONGODB_TRANSACTION,

	/** MongoDB has committed, nobody was told. */
	AFTER_MONGODB_COMMIT,

	/** The API may have the outcomes, no event is out. */
	AFTER_OUTCOMES,

	/** The events are sent, the Kafka transaction is still open. */
	AFTER_EVENTS_SENT,

	/** Events and offsets are committed, the processor has not gone on yet. */
	AFTER_KAFKA_COMMIT,

	/** The group takes partitions away while a batch is still to be published. */
	IN_REBALANCE;

	/** Of a process that died at such a moment. */
	public static final int EXIT_STATUS = 86;

	/** The name of its rule, and of the file that arms it. */
	public String rule() {
		return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
	}

}
