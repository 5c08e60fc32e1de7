package dev.conversations.processor.operations;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The operators' commands: the first word on the command line, in place of the server.
 */
@Command(name = "conversations", description = "Operators' commands of the conversation processor.",
		mixinStandardHelpOptions = true, subcommands = VerifyCommand.class)
public final class Operator {

	/** Profile in which the processor consumes nothing. */
	public static final String PROFILE = "operator";

	private final Class<?> application;

	private Operator(Class<?> application) {
		this.application = application;
	}

	/**
	 * Runs one command.
	 * @param application the Spring Boot application to take settings and clients from
	 * @return exit status: 0 all is well, 1 the command found something wrong, 2 the
	 * command line is wrong
	 */
	public static int run(Class<?> application, String... arguments) {
		return new CommandLine(new Operator(application)).setExecutionExceptionHandler(Operator::failed)
			.execute(arguments);
	}

	private static int failed(Exception ex, CommandLine command, CommandLine.ParseResult parsed) {
		command.getErr().println(command.getCommandName() + " failed: " + ex.getMessage());
		return 1;
	}

	/** The clients of the processor, without its consumers. */
	ConfigurableApplicationContext open() {
		return new SpringApplicationBuilder(this.application).web(WebApplicationType.NONE)
			.profiles(PROFILE)
			.properties("logging.level.root=warn", "spring.main.log-startup-info=false")
			.run();
	}

}
