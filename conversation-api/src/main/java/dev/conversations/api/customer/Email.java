package dev.conversations.api.customer;

import java.util.Locale;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import dev.conversations.api.web.Texts;

/** Reads e-mail addresses. */
public final class Email {

	private static final EmailValidator ADDRESSES = JMail.strictValidator()
		.requireTopLevelDomain()
		.withRule((email) -> email.localPart().indexOf('"') < 0);

	private Email() {
	}

	/**
	 * The address with its domain in lower case.
	 * @throws dev.conversations.api.problem.Problem naming the field if it is none
	 */
	public static String address(String field, String text) {
		String address = text.strip();
		if (ADDRESSES.isInvalid(address)) {
			throw Texts.invalid(field, "must be an e-mail address");
		}
		int at = address.lastIndexOf('@');
		return address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT);
	}

}
