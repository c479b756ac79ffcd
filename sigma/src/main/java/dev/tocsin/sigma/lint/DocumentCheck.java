package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Findings;

/** Looks at one document alone. Its findings bear the one code that it is registered under. */
@FunctionalInterface
interface DocumentCheck {
    void check(DocumentView document, Findings findings);
}
