package dev.conversations.faults.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.conversations.faults.instrument.NotPossibleException;
import dev.conversations.faults.instrument.WrongClock;
import dev.conversations.faults.system.Application;
import dev.conversations.local.fetch.Cache;
import dev.conversations.local.fetch.FaketimeLibrary;
import dev.conversations.local.process.Progress;
import dev.conversations.local.process.StackException;

/**
 * One more instance of an application, whose clock is wrong, beside those that are right.
 */
record ClockOff(Kind kind, Duration error) implements Fault {

	private static final Duration WORKING = Duration.ofSeconds(12);

	/** Of what the log says to what the clock should say. */
	private static final Duration TOLERANCE = Duration.ofMinutes(5);

	/** Which application. */
	enum Kind {

		API, PROCESSOR

	}

	@Override
	public String name() {
		return "clock-%s-%s".formatted(this.kind.name().toLowerCase(java.util.Locale.ROOT),
				this.error.isNegative() ? "behind" : "ahead");
	}

	@Override
	public String expectation() {
		return "An instance joins whose clock is %d minutes off, works and leaves: times never run backwards within a conversation"
			.formatted(this.error.toMinutes());
	}

	@Override
	public void inject(Scene scene) {
		Map<String, String> environment = new WrongClock(library(), this.error).environment();
		Application odd = start(scene, environment);
		scene.pass(WORKING);
		Duration seen = Duration.between(Instant.now(), lastLogged(scene.system().logs().resolve(name() + ".log")));
		scene.expect(seen.minus(this.error).abs().compareTo(TOLERANCE) < 0,
				"the clock was off by %s, expected %s".formatted(seen, this.error));
		stop(scene, odd);
	}

	private Application start(Scene scene, Map<String, String> environment) {
		Application odd = switch (this.kind) {
			case API -> scene.system().newApi(name(), environment);
			case PROCESSOR -> scene.system().newProcessor(name(), environment);
		};
		odd.server().start();
		instances(scene).add(odd);
		return odd;
	}

	private void stop(Scene scene, Application odd) {
		instances(scene).remove(odd);
		scene.pass(Duration.ofSeconds(1));
		odd.server().stop();
	}

	private List<Application> instances(Scene scene) {
		return (this.kind == Kind.API) ? scene.system().apis() : scene.system().processors();
	}

	private static Instant lastLogged(Path log) {
		try {
			return Files.readAllLines(log)
				.stream()
				.filter((line) -> line.matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z .*"))
				.map((line) -> Instant.parse(line.substring(0, line.indexOf(' '))))
				.reduce(Instant.EPOCH, (first, second) -> second);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Path library() {
		try {
			return FaketimeLibrary.in(Cache.ofUser(new Progress((line) -> {
			}, false)));
		}
		catch (StackException ex) {
			throw new NotPossibleException("libfaketime is needed: " + ex.getMessage());
		}
	}

}
