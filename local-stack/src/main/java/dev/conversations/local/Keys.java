package dev.conversations.local;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The admin key and the ready-made test key of a stack, kept with its data.
 *
 * @param apiKey null before the first start has made one
 */
record Keys(PrivateFile file, String adminKey, @Nullable String apiKey) {

	private static final int SECRET_BYTES = 32;

	/**
	 * @param data the folder of the stack's data
	 * @param adminKey the one to use, null for the kept or a new one
	 */
	static Keys in(Path data, @Nullable String adminKey) {
		PrivateFile file = new PrivateFile(data.resolve("keys.env"));
		Map<String, String> kept = file.read();
		String admin = (adminKey == null || adminKey.isBlank()) ? kept.get("ADMIN_KEY") : adminKey;
		return new Keys(file, Objects.requireNonNullElseGet(admin, Keys::secret), kept.get("API_KEY"));
	}

	/** The test key: the kept one if this API accepts it, else a new one. */
	String readyMade(AdminApi api) {
		if (this.apiKey != null && api.accepts(this.apiKey)) {
			return this.apiKey;
		}
		String made = api.makeTestKey();
		Map<String, String> values = new LinkedHashMap<>();
		values.put("ADMIN_KEY", this.adminKey);
		values.put("API_KEY", made);
		this.file.write(values);
		return made;
	}

	private static String secret() {
		byte[] secret = new byte[SECRET_BYTES];
		new SecureRandom().nextBytes(secret);
		return "admin_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
	}

	/** Without the keys, so that they never reach a log. */
	@Override
	public String toString() {
		return "Keys[" + this.file + "]";
	}

}
