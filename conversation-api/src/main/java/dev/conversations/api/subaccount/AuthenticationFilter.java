package dev.conversations.api.subaccount;

import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

import dev.conversations.api.problem.ErrorCode;
import dev.conversations.api.problem.Problem;
import dev.conversations.store.ApiKeyDocument;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Asks for a key before anything else is looked at: the admin key under {@code /admin},
 * an API key under {@code /conversations} and {@code /commands}.
 */
@Component
@Order(0)
final class AuthenticationFilter implements WebFilter {

	private static final String SCHEME = "Bearer ";

	private static final PathPattern ADMIN = PathPatternParser.defaultInstance.parse("/admin/**");

	private static final List<PathPattern> API = List.of(PathPatternParser.defaultInstance.parse("/conversations/**"),
			PathPatternParser.defaultInstance.parse("/commands/**"));

	private final ApiKeys keys;

	private final RateLimits limits;

	private final byte[] adminKeyHash;

	AuthenticationFilter(ApiKeys keys, RateLimits limits, AdminProperties admin) {
		this.keys = keys;
		this.limits = limits;
		this.adminKeyHash = ApiKey.sha256(admin.key());
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
		if (ADMIN.matches(path)) {
			return operator(exchange, chain);
		}
		if (API.stream().anyMatch((pattern) -> pattern.matches(path))) {
			return caller(exchange, chain);
		}
		return chain.filter(exchange);
	}

	private Mono<Void> operator(ServerWebExchange exchange, WebFilterChain chain) {
		byte[] given = bearer(exchange).map(ApiKey::sha256).orElse(new byte[0]);
		if (!MessageDigest.isEqual(this.adminKeyHash, given)) {
			return Mono.error(unauthorized("This needs the admin key."));
		}
		exchange.getAttributes().put(Operator.class.getName(), new Operator());
		return chain.filter(exchange);
	}

	private Mono<Void> caller(ServerWebExchange exchange, WebFilterChain chain) {
		Optional<ApiKey> presented = bearer(exchange).flatMap(ApiKey::parse);
		if (presented.isEmpty()) {
			return Mono.error(unauthorized("This needs an API key: Authorization: Bearer sk_test_… or sk_live_…"));
		}
		InetSocketAddress from = exchange.getRequest().getRemoteAddress();
		if (!this.keys.isFamiliar(presented.get().keyId())) {
			this.limits.admitStranger(from);
		}
		return this.keys.find(presented.get().keyId())
			.filter((known) -> matches(presented.get(), known))
			.switchIfEmpty(Mono.error(() -> {
				this.limits.countStranger(from);
				return unauthorized("This API key is unknown or revoked.");
			}))
			.flatMap((known) -> admit(exchange, known, chain));
	}

	private Mono<Void> admit(ServerWebExchange exchange, ApiKeyDocument key, WebFilterChain chain) {
		this.limits.count(key, exchange.getResponse().getHeaders());
		String scope = isRead(exchange.getRequest().getMethod()) ? "read" : "write";
		if (!key.scopes().contains(scope)) {
			return Mono.error(Problem.of(ErrorCode.INSUFFICIENT_SCOPE, "This API key lacks the scope " + scope + "."));
		}
		exchange.getAttributes()
			.put(Caller.class.getName(), new Caller(new Tenant(key.subAccountId(), key.mode()), key.id()));
		return chain.filter(exchange);
	}

	private static boolean matches(ApiKey presented, ApiKeyDocument known) {
		return presented.hasHash(known.secretHash().getData()) && presented.mode().equals(known.mode());
	}

	private static boolean isRead(@Nullable HttpMethod method) {
		return HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method) || HttpMethod.OPTIONS.equals(method);
	}

	private static Optional<String> bearer(ServerWebExchange exchange) {
		List<String> given = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
		if (given.size() != 1 || !given.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
			return Optional.empty();
		}
		return Optional.of(given.get(0).substring(SCHEME.length()).strip());
	}

	private static Problem unauthorized(String sentence) {
		return Problem.of(ErrorCode.UNAUTHORIZED, sentence).with(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
	}

}
