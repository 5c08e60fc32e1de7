package dev.conversations.schema.wire;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the schema registry, under Confluent's configuration keys.
 *
 * @param urls in the order in which they are tried, without a slash at the end
 * @param authorization value of the HTTP header; null when the registry asks for none
 * @param requestTimeout longest time until the whole answer of one URL is there
 * @param normalize whether the registry shall compare schemas by meaning and not by text
 */
record RegistrySettings(List<URI> urls, @Nullable String authorization, Duration connectTimeout,
		Duration requestTimeout, boolean normalize) {

	static final String URLS = "schema.registry.url";

	static final String USER_INFO = "basic.auth.user.info";

	static final String CONNECT_TIMEOUT = "http.connect.timeout.ms";

	static final String REQUEST_TIMEOUT = "http.read.timeout.ms";

	static final String NORMALIZE = "normalize.schemas";

	static RegistrySettings from(Map<String, ?> configs) {
		List<URI> urls = strings(configs.get(URLS)).map(RegistrySettings::url).toList();
		if (urls.isEmpty()) {
			throw new ConfigException(URLS, configs.get(URLS), "at least one URL is required");
		}
		return new RegistrySettings(urls.stream().map(RegistrySettings::withoutUserInfo).toList(),
				authorization(configs, urls.getFirst()), duration(configs, CONNECT_TIMEOUT, Duration.ofSeconds(2)),
				duration(configs, REQUEST_TIMEOUT, Duration.ofSeconds(5)), flag(configs, NORMALIZE, false));
	}

	static boolean flag(Map<String, ?> configs, String key, boolean defaultValue) {
		Object value = configs.get(key);
		return (value != null) ? Boolean.parseBoolean(value.toString()) : defaultValue;
	}

	private static Stream<String> strings(@Nullable Object value) {
		Stream<?> parts = switch (value) {
			case null -> Stream.empty();
			case Collection<?> list -> list.stream();
			default -> Arrays.stream(value.toString().split(","));
		};
		return parts.map(Object::toString).map(String::strip).filter((part) -> !part.isEmpty());
	}

	private static URI url(String text) {
		try {
			URI url = URI.create(text.replaceAll("/+$", ""));
			if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
				return url;
			}
		}
		catch (IllegalArgumentException ex) {
			// Answered below, with the key that it stood under.
		}
		throw new ConfigException(URLS, text, "expected http://host:port/path");
	}

	private static URI withoutUserInfo(URI url) {
		return (url.getRawUserInfo() != null) ? URI.create(url.toString().replace(url.getRawUserInfo() + "@", ""))
				: url;
	}

	private static @Nullable String authorization(Map<String, ?> configs, URI url) {
		Object configured = configs.get(USER_INFO);
		String userInfo = (configured != null) ? configured.toString() : url.getUserInfo();
		return (userInfo == null || userInfo.isBlank()) ? null
				: "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
	}

	private static Duration duration(Map<String, ?> configs, String key, Duration defaultValue) {
		Object value = configs.get(key);
		if (value == null) {
			return defaultValue;
		}
		try {
			Duration duration = Duration.ofMillis(Long.parseLong(value.toString().strip()));
			if (duration.isPositive()) {
				return duration;
			}
		}
		catch (NumberFormatException ex) {
			// Answered below, with the key that it stood under.
		}
		throw new ConfigException(key, value, "expected a number of milliseconds above 0");
	}

}
