package dev.conversations.api;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** What may know what. The tests break every rule, which shows that it can fail. */
class ArchitectureTest {

	private static final JavaClasses MAIN = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("dev.conversations.api");

	private static final JavaClasses TESTS = new ClassFileImporter()
		.withImportOption(new ImportOption.OnlyIncludeTests())
		.importPackages("dev.conversations.api", "dev.conversations.cycle");

	private enum Rule {

		KAFKA_STAYS_IN_COMMAND(noClasses().that()
			.resideOutsideOfPackage("..api.command..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")),

		MONGODB_STAYS_IN_ITS_PACKAGES(noClasses().that()
			.resideOutsideOfPackages("..api.command..", "..api.conversation..", "..api.subaccount..", "..api.store..",
					"..api.problem..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("com.mongodb..", "org.bson..")),

		PRODUCTION_KNOWS_NO_TEST_MODULE(noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("dev.conversations.local..", "dev.conversations.acceptance..", "org.junit..")),

		NOBODY_BLOCKS(noClasses().that()
			.resideOutsideOfPackages("..api.readiness..", "..api.command..", "..api.store..")
			.should()
			.callMethod(Thread.class, "sleep", long.class)
			.orShould()
			.accessClassesThat()
			.haveFullyQualifiedName("org.awaitility.Awaitility")),

		EVERY_MONGODB_CALL_IS_BOUNDED(noClasses().that()
			.resideOutsideOfPackage("..api.store..")
			.should()
			.callMethod(Mono.class, "from", Publisher.class)
			.orShould()
			.callMethod(Flux.class, "from", Publisher.class)),

		FEATURES_HAVE_NO_CYCLES(slices().matching("dev.conversations.*.(*)..").should().beFreeOfCycles());

		private final ArchRule rule;

		Rule(ArchRule rule) {
			this.rule = rule;
		}

	}

	@ParameterizedTest
	@EnumSource(Rule.class)
	void productionKeeps(Rule rule) {
		rule.rule.check(MAIN);
	}

	@ParameterizedTest
	@EnumSource(Rule.class)
	void testsBreak(Rule rule) {
		assertThat(rule.rule.evaluate(TESTS).hasViolation()).isTrue();
	}

}
