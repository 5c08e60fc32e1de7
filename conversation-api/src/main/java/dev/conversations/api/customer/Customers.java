package dev.conversations.api.customer;

import java.util.Locale;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.conversations.api.subaccount.Tenant;
import dev.conversations.schema.IdKind;
import jakarta.annotation.PostConstruct;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Knows customers by their phone number or e-mail address, without a look-up. */
@Component
public class Customers {

	private final CustomerProperties properties;

	Customers(CustomerProperties properties) {
		this.properties = properties;
	}

	@PostConstruct
	void preload() {
		Phone.preload();
	}

	/** The number in E.164. */
	public String phone(String field, String text) {
		return Phone.e164(field, text, this.properties.defaultRegion());
	}

	/**
	 * The id of the customer: always the same for the same tenant and phone number, or
	 * e-mail address where there is no number; a fresh one without either.
	 */
	public static String id(Tenant tenant, @Nullable String phone, @Nullable String email) {
		String address = (phone != null || email == null) ? phone : email.toLowerCase(Locale.ROOT);
		if (address == null) {
			return IdKind.CUSTOMER.next();
		}
		return IdKind.CUSTOMER
			.of(UuidCreator.getNameBasedSha1(tenant.subAccountId() + '/' + tenant.mode() + '/' + address));
	}

}
