package dev.conversations.api.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

import dev.conversations.api.problem.ErrorCode;
import dev.conversations.api.problem.Problem;
import org.junit.jupiter.api.Test;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ControllerCallsTest {

	private final ControllerCalls calls = calls();

	@Test
	void argumentsComeOutOfPathRequestAndBodyInTheirOrder() {
		MockServerHttpResponse response = call("all",
				MockServerHttpRequest.post("/shelves/7")
					.header("Colour", "red")
					.contentType(MediaType.APPLICATION_JSON)
					.body("{\"title\": \"Moby-Dick\"}"),
				Map.of("shelf", "7", "row", "b"));

		assertThat(response.getStatusCode()).isEqualTo(HttpStatus.CREATED);
		assertThat(body(response)).isEqualTo("{\"success\":true,\"data\":\"7, b, red, /shelves/7, Moby-Dick\"}");
	}

	@Test
	void anAnswerHasItsTypeAndLengthAndStatus200UnlessItSaysOtherwise() {
		MockServerHttpResponse response = call("none", MockServerHttpRequest.get("/").build(), Map.of());

		assertThat(response.getStatusCode()).isEqualTo(HttpStatus.OK);
		assertThat(response.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
		assertThat(response.getHeaders().getContentLength()).isEqualTo(body(response).length());
	}

	@Test
	void anEntityKeepsItsStatusAndHeaders() {
		MockServerHttpResponse response = call("entity", MockServerHttpRequest.get("/").build(), Map.of());

		assertThat(response.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
		assertThat(response.getHeaders().get(HttpHeaders.ETAG)).containsExactly("\"3\"");
		assertThat(body(response)).isEqualTo("{\"success\":true,\"data\":3}");
	}

	@Test
	void anEntityWithoutBodyIsAnsweredWithoutOne() {
		MockServerHttpResponse response = call("unchanged", MockServerHttpRequest.get("/").build(), Map.of());

		assertThat(response.getStatusCode()).isEqualTo(HttpStatus.NOT_MODIFIED);
		assertThat(response.getHeaders().getContentType()).isNull();
		assertThat(body(response)).isEmpty();
	}

	@Test
	void whatTheMethodThrowsIsNotWrappedForThoseWhoTranslateIt() {
		assertThatIllegalStateException()
			.isThrownBy(() -> call("fails", MockServerHttpRequest.get("/").build(), Map.of()))
			.withMessage("no more books");
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> call("failsChecked", MockServerHttpRequest.get("/").build(), Map.of()))
			.satisfies((ex) -> assertThat(Exceptions.unwrap(ex)).isInstanceOf(IOException.class));
	}

	@Test
	void aBodyThatIsTooLargeIsToldTheLimit() {
		MockServerHttpRequest request = MockServerHttpRequest.post("/shelves/7")
			.contentType(MediaType.APPLICATION_JSON)
			.body("{\"title\": \"" + "a".repeat(1024) + "\"}");

		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> call("all", request, Map.of("shelf", "7", "row", "b")))
			.withMessage("The body must not be larger than 1 KiB.")
			.satisfies((problem) -> assertThat(problem.code()).isEqualTo(ErrorCode.BODY_TOO_LARGE));
	}

	@Test
	void aStackThatOverflowsIsAFailureLikeOthers() {
		assertThatIllegalStateException()
			.isThrownBy(() -> call("overflows", MockServerHttpRequest.get("/").build(), Map.of()))
			.withCauseInstanceOf(StackOverflowError.class)
			.withMessageContaining("overflows");
	}

	@Test
	void methodsThatAnswerSomethingElseAreLeftToWebFlux() {
		assertThat(this.calls.supports(method("none"))).isTrue();
		assertThat(this.calls.supports(method("entity"))).isTrue();
		assertThat(this.calls.supports(method("text"))).isFalse();
		assertThat(this.calls.supports(method("several"))).isFalse();
		assertThat(this.calls.supports("no method at all")).isFalse();
	}

	@Test
	void anArgumentThatNothingReadsIsToldWithItsPlace() {
		assertThatIllegalStateException().isThrownBy(() -> this.calls.supports(method("unknown")))
			.withMessageContainingAll("Nothing says how this argument is read", "unknown", "parameter 0");
	}

	@Test
	void aBodyIsTheLastArgument() {
		assertThatIllegalStateException().isThrownBy(() -> this.calls.supports(method("bodyFirst")))
			.withMessageContainingAll("A body must be the last argument", "bodyFirst");
	}

	private MockServerHttpResponse call(String name, MockServerHttpRequest request, Map<String, String> variables) {
		MockServerWebExchange exchange = MockServerWebExchange.from(request);
		exchange.getAttributes().put(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, variables);
		this.calls.handle(exchange, method(name)).block();
		return exchange.getResponse();
	}

	private static String body(MockServerHttpResponse response) {
		return response.getBodyAsString().blockOptional().orElse("");
	}

	private static HandlerMethod method(String name) {
		return new HandlerMethod(new Library(),
				Arrays.stream(Library.class.getDeclaredMethods())
					.filter((method) -> method.getName().equals(name))
					.findFirst()
					.orElseThrow());
	}

	private static ControllerCalls calls() {
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		beans.registerSingleton("colour", new RequestArgument<>(Colour.class,
				(exchange) -> new Colour(String.valueOf(exchange.getRequest().getHeaders().getFirst("Colour")))));
		beans.registerSingleton("book", new RequestBodyType<>(Book.class,
				(fields) -> new Book(fields.only(Set.of("title")).requiredText("title", 100))));
		ControllerArguments arguments = new ControllerArguments(
				beans.getBeanProvider(ResolvableType.forClassWithGenerics(RequestArgument.class, Object.class)),
				beans.getBeanProvider(ResolvableType.forClassWithGenerics(RequestBodyType.class, Object.class)),
				new RequestBodies(new HttpProperties(DataSize.ofKilobytes(1), Duration.ofSeconds(1),
						Duration.ofSeconds(1), Duration.ofSeconds(1), 10, Duration.ofSeconds(1))));
		return new ControllerCalls(arguments, new JsonAnswers(new JsonMapper()));
	}

	private record Colour(String name) {
	}

	private record Book(String title) {
	}

	@SuppressWarnings("unused")
	private static final class Library {

		@ResponseStatus(HttpStatus.CREATED)
		Mono<Envelope<String>> all(@PathVariable("shelf") String shelf, @PathVariable("row") String row, Colour colour,
				ServerWebExchange exchange, @RequestBody Book book) {
			return Mono.just(Envelope.of(String.join(", ", shelf, row, colour.name(),
					exchange.getRequest().getPath().value(), book.title())));
		}

		Mono<Envelope<String>> none() {
			return Mono.just(Envelope.of("nothing"));
		}

		Mono<ResponseEntity<Envelope<Integer>>> entity() {
			return Mono.just(ResponseEntity.accepted().eTag("3").body(Envelope.of(3)));
		}

		Mono<ResponseEntity<Envelope<Integer>>> unchanged() {
			return Mono.just(ResponseEntity.status(HttpStatus.NOT_MODIFIED).build());
		}

		Mono<Envelope<String>> fails() {
			throw new IllegalStateException("no more books");
		}

		Mono<Envelope<String>> failsChecked() throws IOException {
			throw new IOException("no more books");
		}

		Mono<Envelope<String>> overflows() {
			throw new StackOverflowError();
		}

		Mono<String> text() {
			return Mono.just("text");
		}

		Flux<Envelope<String>> several() {
			return Flux.just(Envelope.of("one"));
		}

		Mono<Envelope<String>> unknown(StringBuilder what) {
			return none();
		}

		Mono<Envelope<String>> bodyFirst(@RequestBody Book book, Colour colour) {
			return none();
		}

	}

}
