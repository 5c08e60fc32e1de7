package dev.conversations.processor.conversation;

/**
 * Whose data something is: test and live keys of one sub-account see separate data.
 *
 * @param subAccountId TypeID {@code sub_…}
 * @param mode {@code test} or {@code live}
 */
public record Tenant(String subAccountId, String mode) {
}
