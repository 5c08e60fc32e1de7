package dev.conversations.api.subaccount;

import java.time.Instant;

import dev.conversations.store.SubAccountDocument;
import io.swagger.v3.oas.annotations.media.Schema;

/** A sub-account as the admin endpoints show it. */
@Schema(name = "SubAccount")
record SubAccountResponse(String id, String name, Instant createdAt) {

	static SubAccountResponse of(SubAccountDocument document) {
		return new SubAccountResponse(document.id(), document.name(), document.createdAt());
	}

}
