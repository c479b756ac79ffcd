package dev.tocsin.connector.cli;

import dev.tocsin.connector.EnvironmentException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code --rules A B EVENTS} names: after an option with several values, rules and events stand in one list.
 *
 * @param events files of events; {@code -} for standard input
 */
record RulesAndEvents(List<Path> rules, List<String> events) {
    RulesAndEvents {
        rules = List.copyOf(rules);
        events = List.copyOf(events);
    }

    /**
     * Tells them apart: no folder and no YAML file holds events.
     *
     * @param rules the values of {@code --rules}
     * @param arguments what stands for itself
     * @throws EnvironmentException if no file of events is named
     */
    static RulesAndEvents of(List<Path> rules, List<String> arguments) {
        List<Path> paths = new ArrayList<>(rules);
        List<String> events = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.endsWith(".yml") || argument.endsWith(".yaml") || Files.isDirectory(Path.of(argument))) {
                paths.add(Path.of(argument));
            } else {
                events.add(argument);
            }
        }
        if (events.isEmpty()) {
            throw new EnvironmentException(
                    "there are no events",
                    "name files of events after the rules, or - for standard input; a folder or a YAML file is taken for rules");
        }
        return new RulesAndEvents(paths, events);
    }
}
