package dev.conversations.faults.fault;

import java.time.Duration;
import java.util.List;

import dev.conversations.faults.load.Call;
import dev.conversations.faults.load.Told;
import dev.conversations.faults.system.Application;

/** Instances of the API that die or are restarted. */
final class ApiFaults {

	private static final Duration AWAY = Duration.ofSeconds(2);

	private ApiFaults() {
	}

	static List<Fault> all() {
		return List.of(new Play("api-kill",
				"Each API gets SIGKILL with requests on their way; clients repeat with the same key and get the one effect",
				ApiFaults::kill),
				new Play("rolling-restart",
						"Both APIs and both processors are restarted (SIGTERM) one by one; a client that tries the other instance has no failed request",
						ApiFaults::roll));
	}

	private static void kill(Scene scene) {
		scene.load().keyEveryWrite();
		for (Application api : scene.system().apis()) {
			api.server().kill();
			scene.pass(AWAY);
			api.server().start();
			scene.pass(AWAY);
		}
	}

	private static void roll(Scene scene) {
		scene.load().keyEveryWrite();
		// what was begun without a key has its answer by then
		scene.pass(AWAY);
		int before = scene.log().size();
		for (Application application : scene.system().applications()) {
			application.server().stop();
			application.server().start();
		}
		scene.pass(AWAY);
		scene.log()
			.all()
			.stream()
			.skip(before)
			.filter((call) -> call.told() instanceof Told.Unknown && isFailure(call))
			.forEach((call) -> scene.expect(false, call.describe() + " failed during a restart"));
	}

	/**
	 * A port that nobody listens on sends the client to the other instance; anything else
	 * is a failure.
	 */
	private static boolean isFailure(Call call) {
		return !(call.told() instanceof Told.Unknown unknown && unknown.reason().contains("ConnectException"));
	}

}
