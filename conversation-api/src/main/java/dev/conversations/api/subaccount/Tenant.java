package dev.conversations.api.subaccount;

/**
 * Whose data it is. Test and live data of a sub-account never meet.
 *
 * @param mode {@code test} or {@code live}
 */
public record Tenant(String subAccountId, String mode) {
}
