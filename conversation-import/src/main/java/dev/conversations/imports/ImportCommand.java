package dev.conversations.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line: what to import, and where to. */
@Command(name = "import", mixinStandardHelpOptions = true, sortOptions = false,
		exitCodeListHeading = "%nExit status:%n",
		exitCodeList = { "0:every dialogue is in", "1:some lines failed", "2:nothing could be begun" },
		description = { "Imports written dialogues through the REST API, one JSON object a line:",
				"  {\"id\", \"subject\", \"turns\": [{\"sender\": \"customer|assistant\", \"content\"}]}",
				"A dialogue that is in already is not imported again." })
final class ImportCommand implements Callable<Integer> {

	@Parameters(paramLabel = "FILE", description = "plain or gzipped; - reads standard input")
	private Path file = Path.of("-");

	@Option(names = "--api-url", paramLabel = "URL", defaultValue = "${env:API_URL:-http://127.0.0.1:8080}",
			description = "default: API_URL, else http://127.0.0.1:8080")
	private URI apiUrl = URI.create("http://127.0.0.1:8080");

	@Option(names = "--api-key", paramLabel = "KEY", defaultValue = "${env:API_KEY}",
			description = "needs the scopes read and write; default: API_KEY")
	private String apiKey = "";

	@Option(names = "--channel", paramLabel = "CHANNEL", defaultValue = "instagram",
			description = "channel of the new conversations; a phone number or address that the channel needs "
					+ "is made up from the dialogue's id (default: ${DEFAULT-VALUE})")
	private String channel = "instagram";

	@Option(names = "--parallel", paramLabel = "N", defaultValue = "64",
			description = "dialogues on their way at once (default: ${DEFAULT-VALUE})")
	private int parallel = 64;

	@Option(names = "--patience", paramLabel = "SECONDS", defaultValue = "300",
			description = "how long one request is repeated while the API is down (default: ${DEFAULT-VALUE})")
	private long patience = 300;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	public static void main(String[] args) {
		// Only this console is null when nobody sits at the terminal (JDK 22 and later).
		System.setProperty("jdk.console", "java.base");
		System.exit(run(new CommandLine(new ImportCommand()), args));
	}

	static int run(CommandLine commandLine, String... args) {
		return commandLine.setCaseInsensitiveEnumValuesAllowed(true).execute(args);
	}

	@Override
	public Integer call() throws InterruptedException {
		checkOptions();
		try (ApiConnection connection = new ApiConnection(this.apiUrl, this.apiKey); DialogueSource source = source()) {
			ConversationsApi api = new ConversationsApi(connection, Duration.ofSeconds(this.patience));
			api.check();
			return importAll(api, source);
		}
		catch (IOException ex) {
			return end(2, "Cannot read %s: %s".formatted(this.file, ex));
		}
		catch (RefusedException ex) {
			return end(2, "Cannot use the API at %s: %s".formatted(this.apiUrl, ex.getMessage()));
		}
	}

	private void checkOptions() {
		if (this.apiKey == null || this.apiKey.isBlank()) {
			throw new ParameterException(this.spec.commandLine(), "An API key is needed: --api-key or API_KEY");
		}
		if (this.parallel < 1 || this.parallel > 10_000) {
			throw new ParameterException(this.spec.commandLine(), "--parallel is between 1 and 10000");
		}
	}

	private DialogueSource source() throws IOException {
		return isStandardInput() ? DialogueSource.of(standardInput(), -1) : DialogueSource.open(this.file);
	}

	private boolean isStandardInput() {
		return "-".equals(this.file.toString());
	}

	/** Left open: it is not ours. */
	private static InputStream standardInput() {
		return System.in;
	}

	private int importAll(ConversationsApi api, DialogueSource source) throws InterruptedException {
		Tally tally = new Tally();
		LineReader lines = new LineReader(source.in());
		boolean whole;
		try (Progress progress = progress(tally, source)) {
			whole = importAll(new DialogueImport(api, this.channel, this.parallel, tally, progress), lines, progress);
		}
		this.spec.commandLine().getOut().println(tally.summary());
		return (whole && tally.failed() == 0) ? 0 : 1;
	}

	private boolean importAll(DialogueImport dialogues, LineReader lines, Progress progress)
			throws InterruptedException {
		try {
			dialogues.run(lines);
			return true;
		}
		catch (IOException ex) {
			progress.failure("Cannot read %s after line %d: %s".formatted(this.file, lines.number(), ex));
			return false;
		}
	}

	private Progress progress(Tally tally, DialogueSource source) {
		PrintWriter err = this.spec.commandLine().getErr();
		return (System.console() != null) ? new ProgressOnTerminal(err, tally, source)
				: new ProgressLines(err, tally, source, Duration.ofSeconds(5));
	}

	private int end(int status, String message) {
		this.spec.commandLine().getErr().println(message);
		return status;
	}

}
