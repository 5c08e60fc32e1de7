package dev.conversations.api.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelOption;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** How answers are written. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

	@Bean
	JsonMapperBuilderCustomizer snakeCase() {
		return (builder) -> builder.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
			.addModule(new SimpleModule().addSerializer(Instant.class, new Milliseconds()));
	}

	/**
	 * With the allocator that Netty has by default since 4.2, an answer of 16 KiB or more
	 * took a tenth of a millisecond longer (figures in docs/performance.md).
	 */
	@Bean
	NettyServerCustomizer pooledBuffers() {
		return (server) -> server.childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT);
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
