package dev.conversations.api.rehearsal;

import java.util.List;

import dev.conversations.api.readiness.ReadinessWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Ready once requests were rehearsed, or cannot be although all parts are there. */
@Configuration(proxyBeanMethods = false)
class RehearsalReadiness {

	private static final Logger log = LoggerFactory.getLogger(RehearsalReadiness.class);

	/** Made late: what it needs is to be made in the order that it has without it. */
	@Bean
	ReadinessWatch rehearsalHealthIndicator(ObjectProvider<Rehearsal> rehearsal, List<ReadinessWatch> parts) {
		return new ReadinessWatch("rehearsal", () -> run(rehearsal, parts), () -> {
		});
	}

	// An Error, too: it would come again each time, and the API would never be ready.
	private static void run(ObjectProvider<Rehearsal> rehearsal, List<ReadinessWatch> parts) {
		try {
			rehearsal.getObject().run();
		}
		catch (RuntimeException | Error ex) {
			if (parts.stream().anyMatch((part) -> !part.health().getStatus().equals(Status.UP))) {
				throw ex;
			}
			log.warn("The first requests will be slow: {}", ex.toString());
		}
	}

}
