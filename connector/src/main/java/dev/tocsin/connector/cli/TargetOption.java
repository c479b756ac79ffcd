package dev.tocsin.connector.cli;

import dev.tocsin.connector.compile.Target;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What rules are to become. */
final class TargetOption {
    private static final String ALL = "all";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = {"-t", "--target"},
            required = true,
            split = ",",
            paramLabel = "TARGET",
            description = "What rules are to become: one or several, like esql,lucene, of those below; or all.")
    private List<String> words;

    /** Each once, in the order given; all in their own order. */
    SequencedSet<Target> targets() {
        SequencedSet<Target> targets = new LinkedHashSet<>();
        for (String word : words) {
            if (word.equals(ALL)) {
                targets.addAll(List.of(Target.values()));
            } else {
                targets.add(Target.of(word).orElseThrow(() -> unknown(word)));
            }
        }
        return targets;
    }

    private ParameterException unknown(String word) {
        String known = Arrays.stream(Target.values()).map(Target::word).collect(Collectors.joining(", "));
        return new ParameterException(
                spec.commandLine(), "there is no target `" + word + "`; there are: " + known + ", " + ALL);
    }
}
