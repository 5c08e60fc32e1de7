package dev.conversations.api.customer;

import java.util.regex.Pattern;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.conversations.api.web.Texts;

/** Reads phone numbers in any common notation. */
public final class Phone {

	private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

	private static final Pattern NOTATION = Pattern.compile("(tel:)?[+0-9 \u00a0().\\-/]{3,40}");

	private static final Pattern INTERNATIONAL_PREFIX = Pattern.compile("^(tel:)?00");

	private Phone() {
	}

	/**
	 * The number in E.164, such as {@code +14155550123}.
	 * @param region in ISO 3166, whose notation a number without a country code has
	 * @throws dev.conversations.api.problem.Problem naming the field if no such number is
	 * possible
	 */
	public static String e164(String field, String text, String region) {
		String number = text.strip();
		if (!NOTATION.matcher(number).matches()) {
			throw impossible(field);
		}
		try {
			PhoneNumber parsed = NUMBERS.parse(INTERNATIONAL_PREFIX.matcher(number).replaceFirst("+"), region);
			if (NUMBERS.isPossibleNumberWithReason(parsed) != ValidationResult.IS_POSSIBLE) {
				throw impossible(field);
			}
			return stable(field, NUMBERS.format(parsed, PhoneNumberFormat.E164));
		}
		catch (NumberParseException ex) {
			throw impossible(field);
		}
	}

	/** What reads as another number the next time would be another customer. */
	private static String stable(String field, String e164) throws NumberParseException {
		if (!NUMBERS.format(NUMBERS.parse(e164, null), PhoneNumberFormat.E164).equals(e164)) {
			throw impossible(field);
		}
		return e164;
	}

	/** Reads the rules of every region from disk, so that no request has to. */
	static void preload() {
		NUMBERS.getSupportedRegions().forEach(NUMBERS::getExampleNumber);
	}

	private static RuntimeException impossible(String field) {
		return Texts.invalid(field, "must be a possible phone number, best with its country code: +14155550123");
	}

}
