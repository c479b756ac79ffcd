package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.diagnostic.Suggestion;
import dev.tocsin.sigma.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules that a correlation lists. Where it lists none, the condition itself says which they are. */
final class RuleNames implements ConditionNames {
    private final Findings findings;
    private final Set<String> listed;

    RuleNames(Findings findings, Set<String> listed) {
        this.findings = findings;
        this.listed = listed;
    }

    @Override
    public String noun() {
        return "rule";
    }

    @Override
    public boolean contains(String name) {
        return listed.contains(name);
    }

    @Override
    public void reportUnknown(String name, Span span) {
        if (!listed.isEmpty()) {
            findings.error(
                    Code.CORRELATION_CONDITION,
                    span,
                    "`rules` does not list " + Quoted.of(name),
                    Suggestion.nearestOfFew(name, listed)
                            .map(near -> "did you mean " + Quoted.of(near) + "?")
                            .orElse("add it to `rules`, spelt the same way at both places"));
        }
    }

    @Override
    public Optional<List<String>> selectedBy(String pattern) {
        return Optional.empty();
    }

    @Override
    public void reportDangling(String pattern, Span span) {
        throw new IllegalStateException("a correlation's condition has no patterns");
    }
}
