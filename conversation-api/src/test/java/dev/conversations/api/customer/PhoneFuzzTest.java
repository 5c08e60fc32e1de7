package dev.conversations.api.customer;

import java.nio.charset.StandardCharsets;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.conversations.api.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any text is refused by the name of its field, or is a number in E.164 that stays the
 * same.
 */
class PhoneFuzzTest {

	@FuzzTest(maxDuration = "2m")
	void anyTextIsRefusedOrE164(byte[] bytes) {
		String text = new String(bytes, StandardCharsets.UTF_8);
		try {
			String number = Phone.e164("customer_phone", text, "US");
			assertThat(number).matches("\\+[1-9][0-9]{1,14}");
			assertThat(Phone.e164("customer_phone", number, "DE")).isEqualTo(number);
		}
		catch (Problem problem) {
			assertThat(problem.field()).isEqualTo("customer_phone");
		}
	}

}
