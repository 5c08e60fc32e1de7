package dev.conversations.api.docs;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import static org.assertj.core.api.Assertions.assertThat;

/** Only what takes long leaves the thread on which requests come. */
class DescriptionFilterTest {

	@ParameterizedTest
	@CsvSource({ "/v3/api-docs,false", "/v3/api-docs.yaml,false", "/v3/api-docs/swagger-config,false", "/docs,true",
			"/conversations,true" })
	void isAnsweredOnTheThreadOfTheRequest(String path, boolean expected) {
		Mono<Thread> answering = Mono.create(
				(answer) -> new DescriptionFilter()
					.filter(MockServerWebExchange.from(MockServerHttpRequest.get(path)),
							(exchange) -> Mono.fromRunnable(() -> answer.success(Thread.currentThread())))
					.subscribe());
		assertThat(answering.block() == Thread.currentThread()).isEqualTo(expected);
	}

}
