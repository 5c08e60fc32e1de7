package dev.conversations.faults.fault;

import java.time.Duration;

import dev.conversations.faults.system.Server;

/** SIGKILL of a processor, again and again. */
record ProcessorKill(String name, int kills, Duration between) implements Fault {

	@Override
	public String expectation() {
		return "A random processor gets SIGKILL %d times, every %d s, and is started again: nothing is lost or repeated"
			.formatted(this.kills, this.between.toSeconds());
	}

	@Override
	public void inject(Scene scene) {
		for (int kill = 0; kill < this.kills; kill++) {
			int number = scene.random().nextInt(scene.system().processors().size());
			Server victim = scene.system().processors().get(number).server();
			victim.kill();
			scene.pass(Duration.ofMillis(scene.random().nextLong(this.between.toMillis())));
			victim.start();
			scene.pass(Duration.ofMillis(scene.random().nextLong(this.between.toMillis())));
		}
	}

}
