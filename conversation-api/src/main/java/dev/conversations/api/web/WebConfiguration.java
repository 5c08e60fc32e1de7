package dev.conversations.api.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** How answers are written in JSON. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

	@Bean
	JsonMapperBuilderCustomizer snakeCase() {
		return (builder) -> builder.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
			.addModule(new SimpleModule().addSerializer(Instant.class, new Milliseconds()));
	}

	/** Always three digits, so that all times have one length and sort as text. */
	private static final class Milliseconds extends ValueSerializer<Instant> {

		private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
			.withZone(ZoneOffset.UTC);

		@Override
		public void serialize(Instant value, JsonGenerator json, SerializationContext context) throws JacksonException {
			json.writeString(FORMAT.format(value));
		}

	}

}
