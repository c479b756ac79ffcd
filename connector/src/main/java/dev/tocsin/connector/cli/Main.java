package dev.tocsin.connector.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Where a run of the program begins. */
@Command(
        name = "tocsin",
        description = "Detections from Sigma rules and indicators of compromise, on the Elastic stack you have.",
        subcommands = {CheckCommand.class, ScanCommand.class},
        mixinStandardHelpOptions = true)
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
