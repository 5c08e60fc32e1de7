package dev.conversations.api.command;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import dev.conversations.api.subaccount.Tenant;
import dev.conversations.schema.IdKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the headers of a write and its command id mean. */
class HeadersTest {

	private static final Tenant TENANT = new Tenant("sub_01jd8x5v8wf3grz2k9m4t7q0ab", "test");

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "wait=7|7|wait=7", "Wait = 7|7|wait=7", "wait=\"7\"|7|wait=7", "wait=31|30|wait=30",
					"wait=999999999|30|wait=30", "wait=0|0|wait=0", "respond-async|0|respond-async",
					"respond-async, wait=9|9|wait=9", "RESPOND-ASYNC; a=b|0|respond-async", "wait=x|5|", "wait=-1|5|",
					"nothing|5|", "wait=9999999999|5|" })
	void preferenceIsHonouredOrIgnored(String header, long seconds, String applied) {
		Preference preference = Preference.parse(List.of(header), Duration.ofSeconds(5), Duration.ofSeconds(30));
		assertThat(preference).isEqualTo(new Preference(Duration.ofSeconds(seconds), applied));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "*|", "\"3\"|3", "\"3\", \"12\"|12", "W/\"3\"|-1",
			"\"abc\"|-1", "\"0\"|-1", "W/\"9\", \"3\"|3", "\"99999999999999999999\"|-1" })
	void ifMatchIsAVersion(String header, Long version) {
		assertThat(IfMatch.version(List.of(header))).isEqualTo(version);
	}

	@Test
	void commandIdIsKnownByItsTenantAlone() {
		String fresh = CommandId.fresh(TENANT, 1_700_000_000_000L);
		String derived = CommandId.derived(TENANT, "key");
		for (String id : List.of(fresh, derived)) {
			var uuid = IdKind.COMMAND.parse(id).orElseThrow();
			assertThat(uuid.variant()).isEqualTo(2);
			assertThat(CommandId.isOf(TENANT, uuid)).isTrue();
			assertThat(CommandId.isOf(new Tenant(TENANT.subAccountId(), "live"), uuid)).isFalse();
			assertThat(CommandId.isOf(new Tenant(IdKind.SUB_ACCOUNT.next(), "test"), uuid)).isFalse();
		}
		assertThat(CommandId.issuedAt(IdKind.COMMAND.parse(fresh).orElseThrow())).isEqualTo(1_700_000_000_000L);
		assertThat(CommandId.issuedAt(IdKind.COMMAND.parse(derived).orElseThrow())).isNegative();
		assertThat(CommandId.derived(TENANT, "key")).isEqualTo(derived);
		assertThat(CommandId.derived(TENANT, "Key")).isNotEqualTo(derived);
		assertThat(CommandId.fresh(TENANT, 1_700_000_000_000L)).isNotEqualTo(fresh);
	}

	@Test
	void fingerprintTellsPartsApart() {
		assertThat(Fingerprint.of(List.of("ab", "c"))).isNotEqualTo(Fingerprint.of(List.of("a", "bc")));
		assertThat(Fingerprint.of(Arrays.asList("a", null))).isNotEqualTo(Fingerprint.of(List.of("a", "")));
		assertThat(Fingerprint.of(List.of("a", "b"))).isEqualTo(Fingerprint.of(List.of("a", "b")));
	}

}
