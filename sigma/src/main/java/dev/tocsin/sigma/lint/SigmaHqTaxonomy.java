package dev.tocsin.sigma.lint;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What SigmaHQ knows of log sources. The files are read when the first of them is asked for. */
final class SigmaHqTaxonomy {
    private static final LogSourceTable LOG_SOURCES = LogSourceTable.of("sigmahq/log-sources.txt");
    private static final LogSourceTable FILE_NAMES = LogSourceTable.of("sigmahq/file-names.txt");
    private static final LogSourceTable IMPLIED_FIELDS = LogSourceTable.of("sigmahq/implied-fields.txt");
    private static final LogSourceTable PROVIDERS = LogSourceTable.of("sigmahq/providers.txt");
    private static final Map<LogSourceName, Set<String>> FIELDS = allFields();

    private SigmaHqTaxonomy() {}

    /**
     * A field that a log source decides.
     *
     * @param values the values that the log source stands for, where they are several; testing fewer narrows it
     */
    record ImpliedField(String name, Set<String> values) {
        static ImpliedField parse(String text) {
            int equals = text.indexOf('=');
            return equals < 0
                    ? new ImpliedField(text, Set.of())
                    : new ImpliedField(
                            text.substring(0, equals),
                            Set.of(text.substring(equals + 1).split(",")));
        }
    }

    static boolean knows(LogSourceName logSource) {
        return LOG_SOURCES.words(logSource).isPresent();
    }

    /** Every log source there is. */
    static List<LogSourceName> logSources() {
        return LOG_SOURCES.logSources().stream()
                .filter(name -> !name.category().equals(LogSourceName.ANY))
                .toList();
    }

    /** The fields of the events of a log source; none where they are not listed. */
    static Set<String> fields(LogSourceName logSource) {
        return FIELDS.getOrDefault(logSource, Set.of());
    }

    private static Map<LogSourceName, Set<String>> allFields() {
        Map<LogSourceName, Set<String>> fields = new HashMap<>();
        for (LogSourceName logSource : logSources()) {
            Set<String> own = new LinkedHashSet<>(LOG_SOURCES.words(logSource).orElseThrow());
            if (!own.isEmpty()) {
                own.addAll(LOG_SOURCES.words(logSource.anyOfProduct()).orElse(List.of()));
                fields.put(logSource, Collections.unmodifiableSet(own));
            }
        }
        return fields;
    }

    static List<ImpliedField> impliedFields(LogSourceName logSource) {
        return IMPLIED_FIELDS.words(logSource).orElse(List.of()).stream()
                .map(ImpliedField::parse)
                .toList();
    }

    /** The providers whose events the log source stands for; none where they are not listed. */
    static List<String> providers(LogSourceName logSource) {
        return PROVIDERS.words(logSource).orElse(List.of());
    }

    /** What the name of a rule's file begins with. */
    static Optional<String> fileNamePrefix(LogSourceName logSource) {
        return FILE_NAMES
                .words(logSource)
                .or(() -> logSource.hasProduct() ? FILE_NAMES.words(logSource.productAlone()) : Optional.empty())
                .map(List::getFirst);
    }
}
