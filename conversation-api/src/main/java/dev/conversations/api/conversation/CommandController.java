package dev.conversations.api.conversation;

import dev.conversations.api.command.CommandResults;
import dev.conversations.api.subaccount.Caller;
import dev.conversations.api.web.Envelope;
import dev.conversations.api.web.Query;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Tells what became of a write that was answered 202. */
@RestController
@Tag(name = "Commands", description = "What became of writes that were answered 202.")
class CommandController {

	private final CommandResults results;

	CommandController(CommandResults results) {
		this.results = results;
	}

	@GetMapping(path = "/commands/{command_id}", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Get a command and its result", operationId = "getCommand")
	Mono<Envelope<CommandResponse>> get(Caller caller, @PathVariable("command_id") String commandId,
			ServerWebExchange exchange) {
		Query.none(exchange);
		return this.results.find(caller.tenant(), commandId)
			.map((result) -> Envelope.of(CommandResponse.of(commandId, result)));
	}

}
