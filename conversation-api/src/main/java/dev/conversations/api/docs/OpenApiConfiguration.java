package dev.conversations.api.docs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.conversations.api.web.RequestArgument;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes the API at {@code /v3/api-docs}, for people at {@code /docs}. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

	/** Names of the security schemes. */
	static final String API_KEY = "apiKey";

	static final String ADMIN_KEY = "adminKey";

	@Bean
	OpenAPI openApi(ObjectProvider<RequestArgument<?>> arguments) {
		arguments.forEach((argument) -> SpringDocUtils.getConfig().addRequestWrapperToIgnore(argument.type()));
		return new OpenAPI()
			.info(new Info().title("Conversations API")
				.version("v1")
				.description("Customer conversations over SMS, e-mail, Instagram, Facebook, WhatsApp and voice."))
			.components(new Components().addSecuritySchemes(API_KEY, bearer("sk_test_… or sk_live_…"))
				.addSecuritySchemes(ADMIN_KEY, bearer("The admin key that the API was started with.")));
	}

	/** Names fields as the answers do. */
	@Bean
	ModelResolver snakeCaseModels() {
		return new ModelResolver(new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE))
			.openapi31(true);
	}

	@Bean
	OpenApiCustomizer answers() {
		return new AnswerDocs();
	}

	private static SecurityScheme bearer(String description) {
		return new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer").description(description);
	}

}
