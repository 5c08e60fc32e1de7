package dev.conversations.faults.fault;

import java.time.Duration;

import dev.conversations.faults.instrument.CommitLosingProxy;
import dev.conversations.faults.system.Layout;
import dev.conversations.faults.system.Server;
import dev.conversations.local.part.KafkaPart;
import dev.conversations.local.process.Ports;

/**
 * A network that loses the brokers' answers to the end of a Kafka transaction. A
 * processor alone gets the same partitions again when it starts anew, one of two may not.
 */
record CommitAnswerLost() implements Fault {

	private static final int SINGLE = 5;

	/** The producer gives up after 10 s, and its processor starts anew. */
	private static final Duration ALL = Duration.ofSeconds(15);

	@Override
	public String name() {
		return "commit-answer-lost";
	}

	@Override
	public String expectation() {
		return "The answer to a Kafka commit is lost %d times, then every one for %d s, with two processors and with one: each event is published once"
			.formatted(SINGLE, ALL.toSeconds());
	}

	@Override
	public Layout layout() {
		return Proxied.LAYOUT;
	}

	@Override
	public void inject(Scene scene) {
		for (int n = 0; n < SINGLE; n++) {
			int before = Proxied.PROXY.lost();
			Proxied.PROXY.loseAnswers(1);
			scene.await(ALL, () -> Proxied.PROXY.lost() > before);
			scene.pass(Duration.ofMillis(scene.random().nextInt(1000)));
		}
		loseAll(scene);
		Server other = scene.system().processors().getLast().server();
		other.stop();
		loseAll(scene);
		other.launch();
		scene.expect(Proxied.PROXY.lost() > SINGLE, "only %d answers were lost".formatted(Proxied.PROXY.lost()));
	}

	private static void loseAll(Scene scene) {
		Proxied.PROXY.loseAnswers(Integer.MAX_VALUE);
		scene.pass(ALL);
		Proxied.PROXY.loseAnswers(0);
	}

	private static final class Proxied {

		private static final int BROKER_PORT = Ports.free();

		static final CommitLosingProxy PROXY = new CommitLosingProxy(BROKER_PORT);

		static final Layout LAYOUT = Layout.STANDARD
			.withBrokerListener(new KafkaPart.Proxied(BROKER_PORT, PROXY.port()))
			.withProcessor("KAFKA_BOOTSTRAP_SERVERS", KafkaPart.bootstrapServers(PROXY.port()));

	}

}
