package dev.tocsin.connector.cli;

import dev.tocsin.connector.EnvironmentException;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;

/** Where a run of the program begins. */
@Command(
        name = "tocsin",
        description = "Detections from Sigma rules and indicators of compromise, on the Elastic stack you have.",
        subcommands = {
            CheckCommand.class,
            IocCommand.class,
            ExplainCommand.class,
            CompileCommand.class,
            TestCommand.class,
            AgreeCommand.class,
            ScanCommand.class,
            HuntCommand.class,
            WatchCommand.class,
            DemoCommand.class,
            MeasureCommand.class,
            SchemaCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes of every command: 0 clean, 1 something was found, 2 a rule is wrong, 3 the "
                    + "arguments, the configuration or the world outside did not let the work be done."
        })
public final class Main {
    private static final long BYTES_OF_MEGABYTE = 1024 * 1024;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Say more: where in the program an error happened, which tests passed.")
    private boolean verbose;

    private Main() {}

    public static void main(String... arguments) {
        // Around the stream itself: a writer that picocli makes would not tell that writing failed.
        System.exit(commandLine()
                .setOut(new PrintWriter(System.out, true, System.out.charset()))
                .execute(arguments));
    }

    /** The command line, ready to execute arguments; it never ends the process. */
    static CommandLine commandLine() {
        Main main = new Main();
        CommandLine program = new CommandLine(main);
        withHelp(program);
        return program.setExecutionStrategy(Main::execute)
                .setParameterExceptionHandler((failure, arguments) -> usageError(failure))
                .setExecutionExceptionHandler(
                        (failure, command, parsed) -> ErrorRenderer.render(failure, command.getErr(), main.detail()));
    }

    private static void withHelp(CommandLine program) {
        for (CommandLine command : program.getSubcommands().values()) {
            command.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(new Version());
            withHelp(command);
        }
    }

    /** Whether more is to be said. */
    boolean isVerbose() {
        return verbose;
    }

    /** Runs the command; results that did not reach standard output are not passed over in silence. */
    private static int execute(ParseResult parsed) {
        int code = run(parsed);
        if (parsed.hasSubcommand() && parsed.subcommand().commandSpec().userObject() instanceof ExplainCommand) {
            // Who has read enough closes the pipe.
            return code;
        }
        CommandLine program = parsed.commandSpec().commandLine();
        try {
            Output.check(program.getOut());
        } catch (EnvironmentException e) {
            throw new ExecutionException(program, String.valueOf(e.getMessage()), e);
        }
        return code;
    }

    /** Java ends such a run with 1, which is findings to a job that reads it. */
    private static int run(ParseResult parsed) {
        try {
            return new RunLast().execute(parsed);
        } catch (OutOfMemoryError e) {
            String message = "the memory is not enough for this: Java may take "
                    + Runtime.getRuntime().maxMemory() / BYTES_OF_MEGABYTE + " MB";
            throw new ExecutionException(
                    parsed.commandSpec().commandLine(),
                    message,
                    new EnvironmentException(message, "give it more, for example TOCSIN_JAVA_OPTS=-Xmx4g", e));
        }
    }

    /** The version that the build wrote into the jar. */
    static final class Version implements IVersionProvider {
        /** Empty if the program runs from classes. */
        static Optional<String> ofThisProgram() {
            return Optional.ofNullable(Main.class.getPackage().getImplementationVersion());
        }

        @Override
        public String[] getVersion() {
            return new String[] {"tocsin " + ofThisProgram().orElse("(not packaged)"), "Java " + Runtime.version()};
        }
    }

    private ErrorRenderer.Detail detail() {
        return verbose ? ErrorRenderer.Detail.WITH_TRACE : ErrorRenderer.Detail.SENTENCE;
    }

    private static int usageError(ParameterException failure) {
        return ErrorRenderer.render(
                UsageMistake.explained(failure), failure.getCommandLine().getErr(), ErrorRenderer.Detail.SENTENCE);
    }
}
