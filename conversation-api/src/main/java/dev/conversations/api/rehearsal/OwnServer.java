package dev.conversations.api.rehearsal;

import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;

import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where this process can be asked by itself. */
@Component
final class OwnServer {

	private final Environment environment;

	private final ServerProperties properties;

	OwnServer(Environment environment, ServerProperties properties) {
		this.environment = environment;
		this.properties = properties;
	}

	/**
	 * Where it listens; empty as long as it does not, and when it speaks TLS, as its
	 * certificate is hardly for this address.
	 */
	Optional<URI> uri() {
		if (Ssl.isEnabled(this.properties.getSsl())) {
			return Optional.empty();
		}
		return Optional.ofNullable(this.environment.getProperty("local.server.port", Integer.class)).map(this::uri);
	}

	private URI uri(int port) {
		InetAddress address = this.properties.getAddress();
		InetAddress asked = (address != null && !address.isAnyLocalAddress()) ? address
				: InetAddress.getLoopbackAddress();
		String host = asked.getHostAddress();
		return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
	}

}
