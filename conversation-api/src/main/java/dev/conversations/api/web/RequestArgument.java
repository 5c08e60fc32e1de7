package dev.conversations.api.web;

import java.util.function.Function;

import org.springframework.web.server.ServerWebExchange;

/**
 * Says how a parameter of a controller's method comes out of the request.
 *
 * @param type type of the parameter
 * @param read throws a problem that names the parameter or header if the request breaks a
 * rule
 */
public record RequestArgument<T>(Class<T> type, Function<ServerWebExchange, T> read) {
}
