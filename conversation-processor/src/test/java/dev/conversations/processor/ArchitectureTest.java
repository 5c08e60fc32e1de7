package dev.conversations.processor;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** How the packages of the processor may know each other. */
class ArchitectureTest {

	private static final JavaClasses MAIN = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.conversations.processor");

	@Test
	void rulesOfAConversationKnowNothingButJava() {
		check(classes().that()
			.resideInAPackage("..processor.conversation..")
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("..processor.conversation..", "java..", "org.jspecify.annotations.."));
	}

	@Test
	void kafkaIsKnownWhereRecordsComeAndGo() {
		check(noClasses().that()
			.resideOutsideOfPackages("..processor.kafka..", "..processor.wire..", "..processor.operations..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka.."));
	}

	@Test
	void mongodbIsReachedThroughTheLedger() {
		check(noClasses().that()
			.resideOutsideOfPackages("..processor.ledger..", "..processor.operations..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("com.mongodb..", "org.springframework.boot.mongodb.."));
	}

	@Test
	void avroStaysAtTheEdges() {
		check(noClasses().that()
			.resideOutsideOfPackages("..processor.kafka..", "..processor.wire..", "..processor.operations..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.apache.avro..", "dev.conversations.schema.command..",
					"dev.conversations.schema.event..", "dev.conversations.schema.outcome.."));
	}

	@Test
	void packagesHaveNoCycles() {
		check(slices().matching("dev.conversations.processor.(*)..").should().beFreeOfCycles());
	}

	@Test
	void nothingThatShipsKnowsTheLocalStack() {
		check(noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("dev.conversations.local..", "dev.conversations.acceptance.."));
	}

	@Test
	void packagesAreNamedAfterFeatures() {
		check(noClasses().should()
			.resideInAnyPackage("..impl..", "..util..", "..common..", "..helper..", "..dto..", "..service.."));
	}

	@Test
	void classesAreNamedAfterWhatTheyAre() {
		check(noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?)(\\$.*)?"));
	}

	private static void check(ArchRule rule) {
		rule.check(MAIN);
	}

}
