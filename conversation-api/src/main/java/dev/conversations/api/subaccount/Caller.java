package dev.conversations.api.subaccount;

/**
 * Who makes the request, told by a good API key.
 *
 * @param keyId TypeID {@code key_…}
 */
public record Caller(Tenant tenant, String keyId) {
}
