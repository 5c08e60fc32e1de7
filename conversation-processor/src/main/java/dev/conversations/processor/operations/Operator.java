package dev.conversations.processor.operations;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import org.springframework.aot.AotDetector;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.SpringProperties;

/**
 * The operators' commands: the first word on the command line, in place of the server.
 */
@Command(name = "conversations", description = "Operators' commands of the conversation processor.",
		mixinStandardHelpOptions = true,
		subcommands = { VerifyCommand.class, RebuildCommand.class, DeadLettersCommand.class })
public final class Operator {

	static final String EXIT_STATUS = "%nExit status:%n";

	static final String FINE = "0:all is well";

	static final String WRONG = "1:there are differences or things left, or the command was refused or failed";

	static final String MISUSED = "2:the command line is wrong";

	/** Profile in which the processor consumes nothing. */
	public static final String PROFILE = "operator";

	private static final Pattern SETTING = Pattern.compile("--[^=]+\\.[^=]+=.*");

	private final Class<?> application;

	private final String[] settings;

	private Operator(Class<?> application, String... settings) {
		this.application = application;
		this.settings = settings;
	}

	/**
	 * Whether an argument is a command or asks for help, rather than a setting of the
	 * server.
	 */
	public static boolean understands(String argument) {
		return !argument.startsWith("--") || argument.equals("--help") || argument.equals("--version");
	}

	/**
	 * Runs one command. Arguments of the form {@code --dotted.name=value} are settings,
	 * as for the server.
	 * @param application the Spring Boot application to take settings and clients from
	 * @return exit status: 0 all is well, 1 the command found something wrong, 2 the
	 * command line is wrong
	 */
	public static int run(Class<?> application, PrintWriter out, String... arguments) {
		return run(application, out, new PrintWriter(System.err, true), arguments);
	}

	/**
	 * The same, with progress and complaints to a writer of their own.
	 * @return exit status, as above
	 */
	public static int run(Class<?> application, PrintWriter out, PrintWriter err, String... arguments) {
		Predicate<String> setting = SETTING.asMatchPredicate();
		Operator operator = new Operator(application, Arrays.stream(arguments).filter(setting).toArray(String[]::new));
		return new CommandLine(operator).setOut(out)
			.setErr(err)
			.setExecutionExceptionHandler(Operator::failed)
			.execute(Arrays.stream(arguments).filter(setting.negate()).toArray(String[]::new));
	}

	private static int failed(Exception ex, CommandLine command, CommandLine.ParseResult parsed) {
		String how = (ex instanceof RefusedException) ? " refused: " : " failed: ";
		command.getErr().println(command.getCommandName() + how + ex.getMessage());
		return 1;
	}

	/**
	 * The clients of the processor, without its consumers. Those are among the beans that
	 * were found out ahead of time, so that is not used here, even where the image's
	 * start says so.
	 */
	ConfigurableApplicationContext open() {
		SpringProperties.setProperty(AotDetector.AOT_ENABLED, "false");
		return new SpringApplicationBuilder(this.application).web(WebApplicationType.NONE)
			.profiles(PROFILE)
			.properties("logging.level.root=error", "spring.main.log-startup-info=false",
					"management.endpoint.health.validate-group-membership=false")
			.run(this.settings);
	}

}
