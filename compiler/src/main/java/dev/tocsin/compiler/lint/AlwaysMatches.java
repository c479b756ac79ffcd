package dev.tocsin.compiler.lint;

import dev.tocsin.compiler.implication.Logic;
import dev.tocsin.compiler.implication.Term;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.model.Condition;
import java.util.ArrayList;
import java.util.List;

/** A rule that every event of its log source matches. */
final class AlwaysMatches implements RuleCheck {
    @Override
    public void check(RuleMeaning meaning, Findings findings) {
        if (!meaning.isComplete()) {
            return;
        }
        Logic logic = meaning.logic();
        List<Condition> conditions = meaning.rule().detection().conditions();
        List<Term> missed = new ArrayList<>();
        missed.add(logic.term(meaning.scope()));
        conditions.forEach(condition -> missed.add(logic.not(meaning.term(condition))));
        boolean isSatisfiableScope = !logic.isUnsatisfiable(logic.term(meaning.scope()));
        if (isSatisfiableScope && logic.isUnsatisfiable(logic.all(missed))) {
            findings.warning(
                    Code.ALWAYS_MATCHES,
                    conditions.getFirst().span(),
                    "every event of the log source matches this rule",
                    "add what sets the events apart that are to be detected");
        }
    }
}
