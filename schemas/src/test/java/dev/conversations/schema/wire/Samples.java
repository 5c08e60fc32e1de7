package dev.conversations.schema.wire;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.conversations.schema.command.ConversationCommand;
import dev.conversations.schema.command.CreateConversation;
import dev.conversations.schema.command.ReplyTo;
import dev.conversations.schema.command.SendMessage;
import dev.conversations.schema.event.ConversationEvent;
import dev.conversations.schema.event.ConversationUpdated;
import dev.conversations.schema.event.MessageAdded;

/** One record of each sort, with every field set. */
final class Samples {

	static final Instant TIME = Instant.parse("2026-03-15T10:30:00.123Z");

	private Samples() {
	}

	static ConversationEvent messageAdded() {
		return event(new MessageAdded("msg_1", 1L, "customer", "Grüße, 你好 👋"));
	}

	static ConversationEvent updated() {
		return event(new ConversationUpdated("Ada", null, List.of("vip", "new"), List.of()));
	}

	static ConversationCommand create() {
		SendMessage message = new SendMessage("msg_1", "customer", "Hi");
		return new ConversationCommand("cmd_1", "sub_1", "live", "conv_1", TIME, 3L, ByteBuffer.wrap(new byte[32]),
				new ReplyTo("instance", 9L),
				new CreateConversation("cust_1", "Ada", "ada@example.com", "+15551234567", "sms", "Order", message));
	}

	private static ConversationEvent event(Object payload) {
		return new ConversationEvent("evt_1", "sub_1", "test", "conv_1", 2L, TIME, "cmd_1", payload);
	}

	/** With time for a registry that has just started on a busy machine. */
	static Map<String, Object> config(String url, String... more) {
		Map<String, Object> config = new HashMap<>(
				Map.of(RegistrySettings.URLS, url, RegistrySettings.REQUEST_TIMEOUT, 60_000));
		for (int i = 0; i < more.length; i += 2) {
			config.put(more[i], more[i + 1]);
		}
		return config;
	}

	static ConfluentAvroSerializer serializer(Map<String, Object> config) {
		ConfluentAvroSerializer serializer = new ConfluentAvroSerializer();
		serializer.configure(config, false);
		return serializer;
	}

	static ConfluentAvroDeserializer deserializer(Map<String, Object> config) {
		ConfluentAvroDeserializer deserializer = new ConfluentAvroDeserializer();
		deserializer.configure(config, false);
		return deserializer;
	}

}
