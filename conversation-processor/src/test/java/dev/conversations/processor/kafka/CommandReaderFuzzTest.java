package dev.conversations.processor.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import dev.conversations.schema.Topics;
import dev.conversations.schema.command.ConversationCommand;
import dev.conversations.schema.wire.ConfluentAvroDeserializer;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any Avro data of a command is a command of its conversation, or a dead letter with its
 * cause.
 */
class CommandReaderFuzzTest {

	private static final byte[] KEY = "conv_1".getBytes(StandardCharsets.UTF_8);

	private static final byte[] HEADER = { 0, 0, 0, 0, 1 };

	private static final ConfluentAvroDeserializer DESERIALIZER = new ConfluentAvroDeserializer();

	private static HttpServer registry;

	@BeforeAll
	static void start() throws IOException {
		registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		registry.createContext("/schemas/ids/1", CommandReaderFuzzTest::answer);
		registry.start();
		DESERIALIZER.configure(Map.of("schema.registry.url", "http://127.0.0.1:" + registry.getAddress().getPort(),
				"http.read.timeout.ms", 60_000, "specific.avro.reader", true), false);
	}

	@AfterAll
	static void stop() {
		DESERIALIZER.close();
		registry.stop(0);
	}

	@FuzzTest(maxDuration = "2m")
	void anyDataIsCommandOrDeadLetter(byte[] data) {
		byte[] value = new byte[HEADER.length + data.length];
		System.arraycopy(HEADER, 0, value, 0, HEADER.length);
		System.arraycopy(data, 0, value, HEADER.length, data.length);
		switch (new CommandReader(DESERIALIZER).read(new ConsumerRecord<>(Topics.COMMANDS, 3, 7, KEY, value))) {
			case Incoming.Readable readable ->
				assertThat(readable.command().command().conversationId()).isEqualTo("conv_1");
			case Incoming.Unreadable unreadable -> assertThat(unreadable.cause()).matches("\\P{Cntrl}{10,201}");
		}
	}

	private static void answer(HttpExchange exchange) throws IOException {
		byte[] body = new JsonMapper()
			.writeValueAsBytes(Map.of("schema", ConversationCommand.getClassSchema().toString()));
		exchange.sendResponseHeaders(200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

}
