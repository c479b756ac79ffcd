package dev.tocsin.connector.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** What {@code --help} of every command says. */
class HelpTest {
    private static final int WIDTH = 80;

    /** A text that is broken by hand is broken once more by the width of the terminal. */
    @ParameterizedTest
    @MethodSource("commands")
    void textsAreNotBrokenByHand(String name) {
        CommandSpec command = command(name).getCommandSpec();
        Stream.concat(command.options().stream(), command.positionalParameters().stream())
                .forEach(argument -> assertEquals(1, argument.description().length, name + " " + label(argument)));
        String[] footer = command.usageMessage().footer();
        for (int i = 0; i + 1 < footer.length; i++) {
            assertTrue(footer[i].length() < WIDTH || footer[i + 1].isEmpty(), name + ": " + footer[i]);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyLineFitsATerminal(String name) {
        List<String> words = new ArrayList<>(List.of(name.split(" ", -1)));
        words.removeFirst();
        words.add("--help");
        CommandRun run = CommandRun.of(words.toArray());
        assertEquals(0, run.code(), run.err());
        run.out().lines().forEach(line -> assertTrue(line.length() <= WIDTH, name + ": " + line));
    }

    private static String label(ArgSpec argument) {
        return argument.paramLabel();
    }

    private static CommandLine command(String name) {
        CommandLine command = Main.commandLine();
        for (String word : name.split(" ", -1)) {
            command = command.getSubcommands().getOrDefault(word, command);
        }
        return command;
    }

    static Stream<String> commands() {
        return names(Main.commandLine());
    }

    private static Stream<String> names(CommandLine command) {
        return Stream.concat(
                Stream.of(command.getCommandSpec().qualifiedName()),
                command.getSubcommands().values().stream().flatMap(HelpTest::names));
    }
}
