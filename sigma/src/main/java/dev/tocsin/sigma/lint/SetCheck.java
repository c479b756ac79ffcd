package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.parser.ParseResult;
import java.util.List;
import java.util.function.Consumer;

/** Looks at all files of a set together. Its findings bear the one code that it is registered under. */
@FunctionalInterface
interface SetCheck {
    void check(List<ParseResult> files, Consumer<Diagnostic> findings);
}
