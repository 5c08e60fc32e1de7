package dev.conversations.api.subaccount;

import java.time.Clock;

import dev.conversations.api.problem.ErrorCode;
import dev.conversations.api.problem.Problem;
import dev.conversations.api.web.Query;
import dev.conversations.api.web.RequestArgument;
import dev.conversations.api.web.RequestBodyType;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;

/**
 * Lets controllers ask for who calls. A method that does so cannot be reached without a
 * key, whatever the path looks like.
 */
@Configuration(proxyBeanMethods = false)
class SubAccountConfiguration {

	@Bean
	RequestArgument<Caller> caller() {
		return new RequestArgument<>(Caller.class, (exchange) -> authenticated(exchange, Caller.class));
	}

	@Bean
	RequestArgument<Operator> operator() {
		return new RequestArgument<>(Operator.class, (exchange) -> {
			if (!HttpMethod.GET.equals(exchange.getRequest().getMethod())) {
				Query.none(exchange);
			}
			return authenticated(exchange, Operator.class);
		});
	}

	@Bean
	RequestArgument<AdminPage> adminPage() {
		return new RequestArgument<>(AdminPage.class, AdminPage::of);
	}

	@Bean
	RequestBodyType<SubAccountRequest> subAccountRequest() {
		return new RequestBodyType<>(SubAccountRequest.class, SubAccountRequest::read);
	}

	@Bean
	RequestBodyType<ApiKeyRequest> apiKeyRequest() {
		return new RequestBodyType<>(ApiKeyRequest.class, ApiKeyRequest::read);
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	private static <T> T authenticated(ServerWebExchange exchange, Class<T> type) {
		T known = exchange.getAttribute(type.getName());
		if (known == null) {
			throw Problem.of(ErrorCode.UNAUTHORIZED, "This needs a key.");
		}
		return known;
	}

}
