package dev.tocsin.compiler.ioc;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where in events an indicator is looked for; docs/ioc-list.md says what each word means for each type. */
enum MatchScope {
    ANY,
    DESTINATION,
    EXACT,
    SUBDOMAINS,
    COMMAND_LINE,
    PROCESS,
    INSTALLED;

    static Optional<MatchScope> of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst();
    }

    /** As lists write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
