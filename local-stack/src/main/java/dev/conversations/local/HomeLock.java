package dev.conversations.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import dev.conversations.local.process.StackException;
import org.jspecify.annotations.Nullable;

/** One home, one running stack: the system takes the lock away when its process ends. */
record HomeLock(Path home, FileChannel channel) implements AutoCloseable {

	static HomeLock take(Path home) {
		try {
			Files.createDirectories(home);
			FileChannel channel = FileChannel.open(home.resolve("stack.lock"), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE);
			if (lock(channel) == null) {
				channel.close();
				throw new StackException(
						"A stack is already running in %s: './conversations stop' ends it, CONVERSATIONS_HOME and the port settings make room for a second one"
							.formatted(home));
			}
			return new HomeLock(home, channel);
		}
		catch (IOException ex) {
			throw new StackException("%s cannot be used: %s".formatted(home, ex), ex);
		}
	}

	private static @Nullable FileLock lock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			return null;
		}
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
