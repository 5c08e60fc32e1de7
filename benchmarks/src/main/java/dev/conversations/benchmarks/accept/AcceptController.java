package dev.conversations.benchmarks.accept;

import java.time.Instant;
import java.util.Map;

import dev.conversations.schema.IdKind;
import dev.conversations.schema.command.ConversationCommand;
import dev.conversations.schema.command.SendMessage;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Parses, produces with acks=all, answers 202. */
@RestController
class AcceptController {

	private final Producer<String, Object> producer;

	AcceptController(Producer<String, Object> producer) {
		this.producer = producer;
	}

	@PostMapping("/conversations/{id}/messages")
	@ResponseStatus(HttpStatus.ACCEPTED)
	Mono<Map<String, Object>> send(@PathVariable String id, @RequestBody SendRequest request) {
		ConversationCommand command = command(id, request);
		return Mono.create((client) -> this.producer.send(new ProducerRecord<>(AcceptApplication.TOPIC, id, command),
				(metadata, failure) -> {
					if (failure != null) {
						client.error(failure);
					}
					else {
						client.success(Map.of("success", true, "data", Map.of("command_id", command.getCommandId())));
					}
				}));
	}

	private static ConversationCommand command(String id, SendRequest request) {
		return ConversationCommand.newBuilder()
			.setCommandId(IdKind.COMMAND.next())
			.setSubAccountId("sub")
			.setMode("test")
			.setConversationId(id)
			.setIssuedAt(Instant.now())
			.setPayload(new SendMessage(IdKind.MESSAGE.next(), request.sender(), request.content()))
			.build();
	}

	record SendRequest(String content, String sender) {
	}

}
