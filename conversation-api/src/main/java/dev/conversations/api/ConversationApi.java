package dev.conversations.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxObservationAutoConfiguration;

/** Starts the REST API. Requests are not observed: nothing shows metrics of them. */
@SpringBootApplication(exclude = { MongoAutoConfiguration.class, WebFluxObservationAutoConfiguration.class })
@ConfigurationPropertiesScan
public class ConversationApi {

	public static void main(String[] args) {
		SpringApplication.run(ConversationApi.class, args);
	}

}
