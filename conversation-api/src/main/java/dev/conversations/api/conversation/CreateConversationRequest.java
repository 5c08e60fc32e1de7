package dev.conversations.api.conversation;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import dev.conversations.api.command.CommandContent;
import dev.conversations.api.customer.Customers;
import dev.conversations.api.customer.Email;
import dev.conversations.api.problem.ErrorCode;
import dev.conversations.api.problem.Problem;
import dev.conversations.api.subaccount.Tenant;
import dev.conversations.api.web.JsonFields;
import dev.conversations.schema.command.CreateConversation;
import dev.conversations.schema.command.SendMessage;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of "create a conversation".
 *
 * @param customerPhone in E.164 by now, whatever the client wrote
 * @param message the first message, of the assistant
 */
@Schema(name = "CreateConversation")
record CreateConversationRequest(@Schema(requiredMode = Schema.RequiredMode.REQUIRED, allowableValues = {
		"sms", "email", "instagram", "facebook", "whatsapp", "voice" }) String channel,
		@Schema(minLength = 1, maxLength = ADDRESS_LENGTH,
				description = "In any common notation; needed for sms, voice and whatsapp.",
				example = "+14155550123") @Nullable String customerPhone,
		@Schema(minLength = 1, maxLength = ADDRESS_LENGTH, description = "Needed for email.",
				example = "jane@example.com") @Nullable String customerEmail,
		@Schema(minLength = 1, maxLength = 256, example = "Jane Doe") @Nullable String customerName,
		@Schema(minLength = 1, maxLength = 256, example = "Order 4711") @Nullable String subject,
		@Schema(minLength = 1, maxLength = 10_000, description = "First message, sent as assistant.",
				example = "Hello Jane!") @Nullable String message)
		implements
			CommandContent{

	private static final Set<String> FIELDS = Set.of("channel", "customer_phone", "customer_email", "customer_name",
			"subject", "message");

	private static final int ADDRESS_LENGTH = 320;

	static CreateConversationRequest read(JsonFields fields, Customers customers) {
		String channel = fields.only(FIELDS).requiredChoice("channel", Choices.CHANNELS);
		String phone = fields.text("customer_phone", ADDRESS_LENGTH);
		String email = fields.text("customer_email", ADDRESS_LENGTH);
		needed(channel, phone, email);
		return new CreateConversationRequest(channel, (phone != null) ? customers.phone("customer_phone", phone) : null,
				(email != null) ? Email.address("customer_email", email) : null, fields.text("customer_name", 256),
				fields.text("subject", 256), fields.text("message", SendMessageRequest.CONTENT_LENGTH));
	}

	@Override
	public Object payload(Tenant tenant, String messageId) {
		SendMessage first = (this.message != null) ? new SendMessage(messageId, Choices.DEFAULT_SENDER, this.message)
				: null;
		return new CreateConversation(customerId(tenant), this.customerName, this.customerEmail, this.customerPhone,
				this.channel, this.subject, first);
	}

	@Override
	public List<@Nullable String> parts() {
		return Arrays.asList("create", this.channel, this.customerPhone, this.customerEmail, this.customerName,
				this.subject, this.message);
	}

	// Who is reached by e-mail is known by it, even if his number is told as well.
	private String customerId(Tenant tenant) {
		return Customers.id(tenant, this.channel.equals("email") ? null : this.customerPhone, this.customerEmail);
	}

	private static void needed(String channel, @Nullable String phone, @Nullable String email) {
		if (phone == null && Choices.PHONE_CHANNELS.contains(channel)) {
			throw missing("customer_phone", channel);
		}
		if (email == null && channel.equals("email")) {
			throw missing("customer_email", channel);
		}
	}

	private static Problem missing(String field, String channel) {
		return Problem.at(ErrorCode.MISSING_FIELD, field, "%s is required for channel %s.".formatted(field, channel));
	}

}
