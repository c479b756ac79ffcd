package dev.tocsin.compiler.indicator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where in events an indicator is looked for; docs/ioc-list.md says what each word means for each type. */
public enum MatchScope {
    ANY,
    DESTINATION,
    SOURCE,
    EXACT,
    SUBDOMAINS,
    COMMAND_LINE,
    PROCESS,
    INSTALLED;

    public static Optional<MatchScope> of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst();
    }

    /** As lists write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
