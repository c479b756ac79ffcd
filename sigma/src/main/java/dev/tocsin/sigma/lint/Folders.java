package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.source.SourceText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A file's name and the folders above it, out of the path under which it was given. */
final class Folders {
    /** What standard input is called. */
    private static final String STANDARD_INPUT = "-";

    private Folders() {}

    /** The names of the folders that the path tells, outermost first. */
    static List<String> of(SourceText source) {
        List<String> parts = parts(source);
        return parts.subList(0, parts.size() - 1);
    }

    /** The name of the file; empty for standard input. */
    static Optional<String> fileName(SourceText source) {
        return source.name().equals(STANDARD_INPUT) ? Optional.empty() : Optional.of(parts(source).getLast());
    }

    private static List<String> parts(SourceText source) {
        return Arrays.asList(source.name().split("[/\\\\]"));
    }
}
