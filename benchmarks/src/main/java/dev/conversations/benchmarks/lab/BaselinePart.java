package dev.conversations.benchmarks.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.conversations.local.process.Jvm;
import dev.conversations.local.process.Launch;
import dev.conversations.local.process.Part;
import dev.conversations.local.process.Ports;

/** An application of this module, run on the class path of this process. */
record BaselinePart(String name, Class<?> application, int port, Map<String, String> settings, Path folder, Path log,
		Jvm jvm) implements Part {

	@Override
	public Launch prepare() {
		List<String> command = new ArrayList<>(this.jvm.command(this.name));
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), this.application.getName(),
				"--server.address=127.0.0.1", "--server.port=" + this.port));
		return new Launch(command, this.settings, this.folder, this.log);
	}

	@Override
	public boolean isReady() {
		return Ports.isOpen(this.port);
	}

}
