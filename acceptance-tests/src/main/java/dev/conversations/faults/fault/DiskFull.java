package dev.conversations.faults.fault;

import java.time.Duration;
import java.util.function.Function;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.conversations.faults.instrument.SmallDisk;
import dev.conversations.faults.load.Told;
import dev.conversations.faults.system.Layout;
import dev.conversations.faults.system.LiveSystem;
import dev.conversations.faults.system.Server;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The broker or mongod has a small disk of its own, which fills up and is freed. */
final class DiskFull implements Fault {

	private static final Duration FULL = Duration.ofSeconds(10);

	private final String part;

	private final int megabytes;

	private final Function<LiveSystem, Server> server;

	private @Nullable SmallDisk disk;

	/**
	 * @param part name of its data folder
	 * @param megabytes on which it starts and works for some minutes
	 */
	DiskFull(String part, int megabytes, Function<LiveSystem, Server> server) {
		this.part = part;
		this.megabytes = megabytes;
		this.server = server;
	}

	@Override
	public String name() {
		return "disk-full-" + this.part;
	}

	@Override
	public String expectation() {
		return "The disk of %s is full for %d s; it is started again if it has ended: writes fail meanwhile, none is lost"
			.formatted(this.part, FULL.toSeconds());
	}

	@Override
	public Duration recovery() {
		return Duration.ofSeconds(45);
	}

	@Override
	public Layout layout() {
		return Layout.STANDARD.withFolder(this.part, disk().folder());
	}

	@Override
	public void inject(Scene scene) {
		long unknownBefore = unknown(scene);
		disk().fill();
		checkpoint(scene.system());
		scene.pass(FULL);
		scene.expect(unknown(scene) > unknownBefore, "the full disk kept nobody from writing");
		disk().free();
		Server victim = this.server.apply(scene.system());
		if (victim.hasEnded()) {
			victim.start();
		}
	}

	private static long unknown(Scene scene) {
		return scene.log().all().stream().filter((call) -> call.told() instanceof Told.Unknown).count();
	}

	/** mongod would write into files that it has laid out before for up to a minute. */
	private static void checkpoint(LiveSystem system) {
		try (MongoClient client = MongoClients.create(system.mongodbUri() + "&serverSelectionTimeoutMS=1000")) {
			client.getDatabase("admin").runCommand(new Document("fsync", 1));
		}
		catch (MongoException ex) {
			// the disk is full
		}
	}

	private synchronized SmallDisk disk() {
		if (this.disk == null) {
			SmallDisk mounted = SmallDisk.ofMegabytes(this.megabytes);
			Runtime.getRuntime().addShutdownHook(new Thread(mounted::close, "unmount"));
			this.disk = mounted;
		}
		return this.disk;
	}

}
