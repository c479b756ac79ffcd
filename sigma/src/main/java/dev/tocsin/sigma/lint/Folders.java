package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.source.SourceText;
import java.util.Arrays;
import java.util.List;

/** The folders above a file, as far as the path tells under which it was given. */
final class Folders {
    private Folders() {}

    /** Their names, outermost first. */
    static List<String> of(SourceText source) {
        List<String> parts = parts(source);
        return parts.subList(0, parts.size() - 1);
    }

    private static List<String> parts(SourceText source) {
        return Arrays.asList(source.name().split("[/\\\\]"));
    }
}
