package dev.conversations.api.subaccount;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.conversations.schema.IdKind;

import static org.assertj.core.api.Assertions.assertThat;

/** Any text is no key, or a key with a proper id that shows nothing of its secret. */
class ApiKeyFuzzTest {

	@FuzzTest(maxDuration = "2m")
	void anyTextIsNoKeyOrAProperOne(byte[] bytes) {
		String text = new String(bytes, StandardCharsets.UTF_8);
		Optional<ApiKey> key = ApiKey.parse(text);
		key.ifPresent((parsed) -> {
			assertThat(parsed.text()).isEqualTo(text).startsWith("sk_" + parsed.mode() + "_");
			assertThat(IdKind.API_KEY.parse(parsed.keyId())).isPresent();
			assertThat(parsed.hasHash(ApiKey.sha256(text))).isTrue();
			assertThat(parsed.toString()).doesNotContain(text.substring(text.length() - 43));
		});
	}

}
