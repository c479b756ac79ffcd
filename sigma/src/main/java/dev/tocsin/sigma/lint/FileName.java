package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.source.SourceText;
import java.util.Optional;

/** The name of a file without its folder. */
final class FileName {
    private static final String STANDARD_INPUT = "-";

    private FileName() {}

    /** Empty for standard input. */
    static Optional<String> of(SourceText source) {
        String path = source.name();
        int separator = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
        return path.equals(STANDARD_INPUT) ? Optional.empty() : Optional.of(path.substring(separator + 1));
    }
}
