package dev.tocsin.compiler.indicator;

import java.util.Optional;

/**
 * A URL that is published without its scheme, such as {@code c2.example/gate.php}: a stretch of one, since which scheme
 * it has is not known, and a folder stands for what lies in it.
 */
public final class SchemelessUrl {
    private static final String ANY_SCHEME = "http://";

    private SchemelessUrl() {}

    /** The stretch that a text is, plainly written; empty if no scheme makes it a URL. */
    public static Optional<Term.Value> read(String text) {
        return IndicatorType.URL.read(ANY_SCHEME + text) instanceof ValueReading.Valid(String url)
                ? Optional.of(new Term.Value(
                        IndicatorType.URL,
                        Condition.CONTAINS,
                        url.substring(ANY_SCHEME.length()),
                        IndicatorType.URL.defaultScopes()))
                : Optional.empty();
    }
}
