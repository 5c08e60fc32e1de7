package dev.conversations.local.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.conversations.local.process.Progress;
import dev.conversations.local.process.StackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CacheTests {

	/** Of the text "good". */
	private static final Integrity GOOD = new Integrity("sha256-dw5gdiTWiSZcpsRIhNCAfZsFTSPEc8EGxyvp3gi3N2w=");

	@TempDir
	private Path folder;

	private final StringBuilder said = new StringBuilder();

	private final AtomicInteger fetches = new AtomicInteger();

	@Test
	void entryIsFetchedOnce() throws Exception {
		Path entry = cache().entry("thing-1", 1, fetch("good"));
		assertThat(cache().entry("thing-1", 1, fetch("good"))).isEqualTo(entry);
		assertThat(this.fetches).hasValue(1);
		assertThat(entry.resolve("file")).hasContent("good");
		assertThat(this.said).hasToString("Fetching the thing\n");
	}

	@Test
	void severalWhoWantItAtOnceFetchItOnce() throws Exception {
		Cache cache = cache();
		Callable<Path> want = () -> cache.entry("thing-1", 1, fetch("good"));
		try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
			for (Future<Path> entry : threads.invokeAll(List.of(want, want, want, want))) {
				assertThat(entry.get().resolve("file")).hasContent("good");
			}
		}
		assertThat(this.fetches).hasValue(1);
	}

	@Test
	void wrongChecksumIsRefusedAndLeavesNothing() {
		assertThatExceptionOfType(StackException.class).isThrownBy(() -> cache().entry("thing-1", 1, fetch("evil")))
			.withMessageStartingWith("The checksum of file is wrong, it was not used: expected sha256-");
		assertThat(left()).containsExactly("thing-1.lock");
	}

	@Test
	void fullDiskIsRefusedBeforeTheFetch() {
		assertThatExceptionOfType(StackException.class)
			.isThrownBy(() -> cache().entry("thing-1", Long.MAX_VALUE, fetch("good")))
			.withMessageMatching("The disk of .* is full: \\d+ MB are free, \\d+ MB are needed");
		assertThat(this.fetches).hasValue(0);
		assertThat(left()).containsExactly("thing-1.lock");
	}

	@Test
	void clientThatFailsIsNamedWithItsOutput() {
		Client client = new Client("sh", "for this test");
		assertThatExceptionOfType(StackException.class)
			.isThrownBy(() -> client.run(this.folder, "-c", "echo no such package; exit 3"))
			.withMessageContaining("failed with status 3:\n  no such package");
	}

	private List<String> left() {
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.map((file) -> file.getFileName().toString()).toList();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private Cache cache() {
		return new Cache(this.folder, new Progress(this.said::append, false));
	}

	private Cache.Fetch fetch(String content) {
		return new Cache.Fetch() {

			@Override
			public String description() {
				return "Fetching the thing";
			}

			@Override
			public void into(Path result, Path download) throws IOException {
				CacheTests.this.fetches.incrementAndGet();
				Path file = Files.writeString(download.resolve("file"), content);
				GOOD.check(file);
				Files.move(file, result.resolve("file"));
			}

		};
	}

}
