package dev.conversations.api.conversation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import dev.conversations.api.command.CommandContent;
import dev.conversations.api.problem.ErrorCode;
import dev.conversations.api.problem.Problem;
import dev.conversations.api.subaccount.Tenant;
import dev.conversations.api.web.JsonFields;
import dev.conversations.schema.command.UpdateConversation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of "update a conversation": what is absent stays as it is.
 *
 * @param tags to be added, without duplicates
 */
@Schema(name = "UpdateConversation")
record UpdateConversationRequest(@Schema(allowableValues = {
		"open", "closed", "resolved" }) @Nullable String status,
		@Schema(minLength = 1, maxLength = 256) @Nullable String customerName,
		@Schema(minLength = 1, maxLength = 256) @Nullable String subject,
		@ArraySchema(maxItems = 50, schema = @Schema(minLength = 1, maxLength = 64),
				arraySchema = @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED,
						description = "Tags to add; a conversation has at most 50.",
						example = "[\"important\", \"vip\"]")) List<String> tags)
		implements
			CommandContent{

	/** Most tags of a conversation. */
	private static final int MOST_TAGS = 50;

	/** Longest tag, in Unicode code points. */
	static final int TAG_LENGTH = 64;

	static UpdateConversationRequest read(JsonFields fields) {
		if (fields.only(Set.of("status", "customer_name", "subject", "tags")).isEmpty()) {
			throw Problem.of(ErrorCode.MISSING_FIELD, "Name at least one of status, customer_name, subject and tags.");
		}
		return new UpdateConversationRequest(fields.choice("status", Choices.STATUSES),
				fields.text("customer_name", 256), fields.text("subject", 256),
				fields.texts("tags", MOST_TAGS, TAG_LENGTH).stream().distinct().toList());
	}

	@Override
	public Object payload(Tenant tenant, String messageId) {
		return new UpdateConversation(this.status, this.customerName, this.subject, this.tags);
	}

	@Override
	public List<@Nullable String> parts() {
		List<@Nullable String> parts = new ArrayList<>(
				Arrays.asList("update", this.status, this.customerName, this.subject));
		parts.addAll(this.tags);
		return parts;
	}

}
