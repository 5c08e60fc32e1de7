package dev.conversations.api.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** Puts strict reading and snake_case writing in place of Spring's defaults. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	CodecCustomizer strictJson(ObjectProvider<RequestBodyType<?>> types, HttpProperties http) {
		return (codecs) -> codecs.defaultCodecs()
			.jacksonJsonDecoder(new StrictJsonDecoder(types.stream().toList(), (int) http.maxBody().toBytes()));
	}

	@Bean
	WebFluxConfigurer requestArguments(ObjectProvider<RequestArgument<?>> arguments) {
		Collection<RequestArgument<?>> all = arguments.stream().toList();
		return new WebFluxConfigurer() {
			@Override
			public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
				configurer.addCustomResolver(new RequestArguments(all));
			}
		};
	}

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
