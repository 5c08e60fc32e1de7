package dev.conversations.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;

/** Starts the REST API. */
@SpringBootApplication(exclude = { KafkaAutoConfiguration.class, MongoAutoConfiguration.class })
@ConfigurationPropertiesScan
public class ConversationApi {

	public static void main(String[] args) {
		SpringApplication.run(ConversationApi.class, args);
	}

}
