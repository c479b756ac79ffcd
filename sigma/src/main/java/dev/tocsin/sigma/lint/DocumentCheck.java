package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.parser.ParsedDocument;

/** Looks at one document alone. */
@FunctionalInterface
interface DocumentCheck {
    void check(ParsedDocument document, Findings findings);
}
