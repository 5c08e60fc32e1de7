package dev.conversations.api.customer;

import dev.conversations.api.problem.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Any common notation is understood, and nothing impossible is let in. */
class AddressesTest {

	@ParameterizedTest
	@CsvSource({ "+12025550143, +12025550143", "(202) 555-0143, +12025550143", "202.555.0143, +12025550143",
			"1 202 555 0143, +12025550143", "0049 30 901820, +4930901820", "+49 (0)30 901820, +4930901820",
			"tel:+1-202-555-0143, +12025550143", "tel:0049 30 901820, +4930901820", "+44 20/7946 0958, +442079460958" })
	void phoneIsE164(String given, String e164) {
		assertThat(Phone.e164("customer_phone", given, "US")).isEqualTo(e164);
	}

	@ParameterizedTest
	@ValueSource(strings = { "123", "+1 202", "+999 12345678", "+1 202 555 0143 ext 5", "call me", "+12025550143;drop",
			"++12025550143123456789", "٠٠", "1-800-FLOWERS", "+", "+49 (00 039)1820" })
	void impossiblePhoneIsRefused(String given) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> Phone.e164("customer_phone", given, "US"))
			.satisfies((problem) -> assertThat(problem.field()).isEqualTo("customer_phone"));
	}

	@ParameterizedTest
	@CsvSource({ "Jane.Doe+x@Example.COM, Jane.Doe+x@example.com", "' a@b.co ', a@b.co" })
	void emailKeepsItsLocalPart(String given, String address) {
		assertThat(Email.address("customer_email", given)).isEqualTo(address);
	}

	@ParameterizedTest
	@ValueSource(strings = { "jane", "jane@", "@example.com", "jane@localhost", "a b@example.com", "a@b@c.de",
			"jane@example..com", "\"<script>\"@example.com" })
	void wrongEmailIsRefused(String given) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> Email.address("customer_email", given));
	}

}
