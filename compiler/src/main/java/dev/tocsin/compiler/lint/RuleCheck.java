package dev.tocsin.compiler.lint;

import dev.tocsin.sigma.diagnostic.Findings;

/** Looks at one rule alone. */
@FunctionalInterface
interface RuleCheck {
    void check(RuleMeaning meaning, Findings findings);
}
