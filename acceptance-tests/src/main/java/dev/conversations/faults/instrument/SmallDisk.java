package dev.conversations.faults.instrument;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import dev.conversations.local.process.Folders;

/** A folder on a disk of its own, in memory, that can be filled up. */
public final class SmallDisk implements AutoCloseable {

	private static final String FILLER = "filler";

	private static final long LONGEST_SECONDS = 20;

	private final Path mount;

	private SmallDisk(Path mount) {
		this.mount = mount;
	}

	/**
	 * @throws NotPossibleException when this user may not mount anything
	 */
	public static SmallDisk ofMegabytes(int size) {
		try {
			Path mount = Files.createTempDirectory("conversations-disk-");
			if (run("mount", "-t", "tmpfs", "-o", "size=" + size + "m", "conversations", mount.toString()) != 0) {
				Files.delete(mount);
				throw new NotPossibleException(
						"a small disk cannot be mounted: run this as root, or with 'unshare -rm' before it");
			}
			return new SmallDisk(mount);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A folder on the disk, for the data of a part. */
	public Path folder() {
		return this.mount.resolve("data");
	}

	/** Leaves no byte free. Whoever writes from now on is told that the disk is full. */
	public void fill() {
		byte[] zeros = new byte[4096];
		try (OutputStream out = Files.newOutputStream(this.mount.resolve(FILLER))) {
			while (true) {
				out.write(zeros);
			}
		}
		catch (IOException ex) {
			if (this.mount.toFile().getUsableSpace() > 0) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	/** Gives back what {@link #fill} took. */
	public void free() {
		try {
			Files.deleteIfExists(this.mount.resolve(FILLER));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Lets go of the disk with all that is on it. */
	@Override
	public void close() {
		run("umount", "--lazy", this.mount.toString());
		Folders.delete(this.mount);
	}

	private static int run(String... command) {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			return process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
		}
		catch (IOException ex) {
			return -1;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return -1;
		}
	}

}
