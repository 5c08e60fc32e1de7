package dev.conversations.api;

import java.net.http.HttpRequest.BodyPublishers;

import dev.conversations.schema.IdKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** No request of any kind blocks an event loop: a blocking call would be answered 503. */
class BlockingTest {

	private static final String ID = IdKind.CONVERSATION.next();

	@BeforeAll
	static void watches() {
		// First: it mistakes a thread that waits already for one that blocks.
		BlockHound.install((watch) -> watch
			// A lock that is held for the length of one insertion into a queue.
			.allowBlockingCallsInside("java.util.concurrent.ThreadPoolExecutor", "execute")
			// The driver's own short locks.
			.allowBlockingCallsInside("com.mongodb.internal.Locks", "checkedWithLock")
			// Once for each thread, for the seed of its ids; and keys are made rarely.
			.allowBlockingCallsInside("java.security.SecureRandom", "nextBytes")
			.allowBlockingCallsInside("java.security.SecureRandom", "nextLong"));
		RunningApi.shared();
		ScriptedProcessor.usual();
	}

	@Test
	void watchSeesABlockingCall() {
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> Mono.fromCallable(BlockingTest::blocks).subscribeOn(Schedulers.parallel()).block())
			.withCauseInstanceOf(BlockingOperationError.class);
	}

	@Test
	void noOperationBlocks() {
		Client client = RunningApi.shared().newTenant().testKey();
		String path = "/conversations/" + ID;
		for (int i = 0; i < 20; i++) {
			assertThat(client.post("/conversations", "{\"channel\": \"sms\", \"customer_phone\": \"+4930901820\"}")
				.status()).isEqualTo(201);
			assertThat(client.post(path + "/messages", "{\"content\": \"hi\"}", "Idempotency-Key", "k" + i).status())
				.isEqualTo(201);
			assertThat(client.json("PATCH", path, "{\"tags\": [\"a\"]}").status()).isEqualTo(200);
			assertThat(client.send("POST", path + "/close", BodyPublishers.noBody()).status()).isEqualTo(200);
			assertThat(client.get("/conversations").status()).isEqualTo(200);
			assertThat(client.get(path).status()).isEqualTo(404);
			assertThat(client.post("/conversations", "{").status()).isEqualTo(400);
		}
	}

	private static boolean blocks() throws InterruptedException {
		new java.util.concurrent.CountDownLatch(1).await(1, java.util.concurrent.TimeUnit.MILLISECONDS);
		return true;
	}

}
