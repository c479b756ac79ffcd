package dev.tocsin.compiler.lint;

import dev.tocsin.compiler.implication.Logic;
import dev.tocsin.compiler.implication.Term;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.model.Condition;
import java.util.List;

/** A rule that every event of its log source matches. */
final class AlwaysMatches implements RuleCheck {
    @Override
    public void check(RuleMeaning meaning, Findings findings) {
        if (!meaning.isComplete() || meaning.neverMatches()) {
            return;
        }
        Logic logic = meaning.logic();
        List<Condition> conditions = meaning.rule().detection().conditions();
        Term detection = logic.any(conditions.stream().map(meaning::term).toList());
        // Only alternatives can leave nothing out between them.
        boolean isAlways = logic.implies(logic.term(meaning.scope()), detection)
                || (detection instanceof Term.Any
                        && rulesSomethingOut(meaning)
                        && logic.isUnsatisfiable(logic.not(detection)));
        if (isAlways) {
            findings.warning(
                    Code.ALWAYS_MATCHES,
                    conditions.getFirst().span(),
                    "every event of the log source matches this rule",
                    "add what sets the events apart that are to be detected");
        }
    }

    private static boolean rulesSomethingOut(RuleMeaning meaning) {
        return Leaf.of(meaning.compiled().predicate()).anyMatch(leaf -> leaf.held() instanceof Predicate.Not);
    }
}
