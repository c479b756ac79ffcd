package dev.tocsin.connector.compile;

import dev.tocsin.compiler.elasticsearch.Exactness;
import dev.tocsin.connector.rules.RuleSet.LoadedRule;
import java.util.List;

/**
 * How what a rule became relates to the rule.
 *
 * @param exactness whether it finds documents that the rule does not mean
 * @param reasons why it does, in words, sorted; empty if exact
 */
public record Promise(LoadedRule rule, Target target, Exactness exactness, List<String> reasons) {
    public Promise {
        reasons = List.copyOf(reasons);
    }
}
