package dev.conversations.api.subaccount;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import dev.conversations.api.problem.ErrorCode;
import dev.conversations.api.problem.Problem;
import dev.conversations.api.web.Envelope;
import dev.conversations.api.web.PageMeta;
import dev.conversations.api.web.Query;
import dev.conversations.schema.IdKind;
import dev.conversations.store.ApiKeyDocument;
import dev.conversations.store.SubAccountDocument;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sub-accounts and their API keys, for the holder of the admin key. */
@RestController
@RequestMapping(path = "/admin/sub-accounts", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Admin", description = "Sub-accounts and API keys; these operations need the admin key.")
class SubAccountController {

	private final SubAccounts subAccounts;

	private final ApiKeys keys;

	private final Clock clock;

	SubAccountController(SubAccounts subAccounts, ApiKeys keys, Clock clock) {
		this.subAccounts = subAccounts;
		this.keys = keys;
		this.clock = clock;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "Create a sub-account", operationId = "createSubAccount")
	Mono<Envelope<SubAccountResponse>> create(Operator operator, @RequestBody SubAccountRequest request) {
		var subAccount = new SubAccountDocument(IdKind.SUB_ACCOUNT.next(), request.name(), now());
		return this.subAccounts.add(subAccount).map(SubAccountResponse::of).map(Envelope::of);
	}

	@GetMapping
	@PageParameters
	@Operation(summary = "List sub-accounts, oldest first", operationId = "listSubAccounts")
	Mono<Envelope<List<SubAccountResponse>>> list(Operator operator, AdminPage page) {
		return page(page, this.subAccounts.list(page.after(), page.limit() + 1), SubAccountDocument::id,
				SubAccountResponse::of);
	}

	@PostMapping("/{sub_account_id}/api-keys")
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "Create an API key; the key itself is shown this once", operationId = "createApiKey")
	Mono<Envelope<ApiKeyResponse>> createKey(Operator operator, @PathVariable("sub_account_id") String subAccountId,
			@RequestBody ApiKeyRequest request) {
		ApiKey key = ApiKey.fresh(request.mode());
		var document = new ApiKeyDocument(key.keyId(), subAccountId, new Binary(key.hash()), request.mode(),
				request.scopes(), request.name(), request.rateLimitPerMinute(), now(), null);
		return known(subAccountId).flatMap((known) -> this.keys.add(document))
			.map((added) -> Envelope.of(ApiKeyResponse.shown(added, key.text())));
	}

	@GetMapping("/{sub_account_id}/api-keys")
	@PageParameters
	@Operation(summary = "List the API keys of a sub-account, oldest first", operationId = "listApiKeys")
	Mono<Envelope<List<ApiKeyResponse>>> listKeys(Operator operator,
			@PathVariable("sub_account_id") String subAccountId, AdminPage page) {
		return known(subAccountId).flatMap((known) -> page(page,
				this.keys.list(subAccountId, page.after(), page.limit() + 1), ApiKeyDocument::id, ApiKeyResponse::of));
	}

	@DeleteMapping("/{sub_account_id}/api-keys/{key_id}")
	@Operation(summary = "Revoke an API key", operationId = "revokeApiKey")
	Mono<Envelope<ApiKeyResponse>> revoke(Operator operator, @PathVariable("sub_account_id") String subAccountId,
			@PathVariable("key_id") String keyId) {
		wellFormed(IdKind.API_KEY, "key_id", keyId);
		return known(subAccountId).flatMap((known) -> this.keys.revoke(subAccountId, keyId, now()))
			.switchIfEmpty(Mono.error(() -> Problem.of(ErrorCode.API_KEY_NOT_FOUND, "There is no such API key.")))
			.map((revoked) -> Envelope.of(ApiKeyResponse.of(revoked)));
	}

	private Mono<SubAccountDocument> known(String subAccountId) {
		wellFormed(IdKind.SUB_ACCOUNT, "sub_account_id", subAccountId);
		return this.subAccounts.get(subAccountId);
	}

	private static void wellFormed(IdKind kind, String variable, String id) {
		if (kind.parse(id).isEmpty()) {
			throw Query.invalid(variable, "has not the form of such an id");
		}
	}

	private static <D, R> Mono<Envelope<List<R>>> page(AdminPage page, Mono<List<D>> found, Function<D, String> id,
			Function<D, R> response) {
		return found.map((documents) -> {
			boolean hasMore = documents.size() > page.limit();
			List<D> shown = hasMore ? documents.subList(0, page.limit()) : documents;
			String next = hasMore ? id.apply(shown.get(shown.size() - 1)) : null;
			return Envelope.page(shown.stream().map(response).toList(),
					new PageMeta(page.limit(), null, hasMore, next));
		});
	}

	private Instant now() {
		return this.clock.instant();
	}

}
