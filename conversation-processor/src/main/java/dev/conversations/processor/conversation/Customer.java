package dev.conversations.processor.conversation;

import org.jspecify.annotations.Nullable;

/**
 * The person that the conversation is with.
 *
 * @param id TypeID {@code cust_…}
 * @param phone in E.164
 */
public record Customer(String id, @Nullable String name, @Nullable String email, @Nullable String phone) {

	Customer withName(@Nullable String newName) {
		return (newName != null) ? new Customer(this.id, newName, this.email, this.phone) : this;
	}

}
