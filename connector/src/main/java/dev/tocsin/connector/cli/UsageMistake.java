package dev.tocsin.connector.cli;

import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.sigma.diagnostic.Suggestion;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Arguments that a command does not take, in one sentence, with what was perhaps meant. */
final class UsageMistake {
    private UsageMistake() {}

    static EnvironmentException explained(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        String help = "see `" + command.getCommandSpec().qualifiedName() + " --help`";
        if (failure instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String word = OneLine.of(unmatched.getUnmatched().getFirst());
            if (word.startsWith("-") && word.length() > 1) {
                String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
                return new EnvironmentException(
                        "unknown option `" + name + "`", Suggestion.hint(name, options(command), help), failure);
            }
            if (!command.getSubcommands().isEmpty()) {
                return new EnvironmentException(
                        "`" + command.getCommandSpec().qualifiedName() + "` has no command `" + word + "`",
                        Suggestion.hint(word, command.getSubcommands().keySet(), help),
                        failure);
            }
            return new EnvironmentException("`" + word + "` is one argument too many", help, failure);
        }
        String message = String.valueOf(failure.getMessage());
        return new EnvironmentException(
                message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1), help, failure);
    }

    private static List<String> options(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .toList();
    }
}
