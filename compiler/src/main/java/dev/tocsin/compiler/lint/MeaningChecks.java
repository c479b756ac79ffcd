package dev.tocsin.compiler.lint;

import dev.tocsin.compiler.mapping.WinlogbeatMapping;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import java.util.ArrayList;
import java.util.List;

/** Checks what rules mean. */
public final class MeaningChecks {
    private MeaningChecks() {}

    private static List<RuleCheck> ruleChecks() {
        return List.of(
                new NeverMatches(),
                new AlwaysMatches(),
                new IdleConditionPart(),
                new CoveredValue(),
                new FieldNotInWinlogbeat(),
                new UnconstrainedLogSource(),
                new PlainRegularExpression());
    }

    /** The findings about each rule in the order of their places, rule by rule; then those about several rules. */
    public static List<Diagnostic> check(List<CheckedRule> rules) {
        WinlogbeatMapping mapping = WinlogbeatMapping.standard();
        List<RuleCheck> checks = ruleChecks();
        List<Checked> checked =
                rules.parallelStream().map(rule -> check(rule, checks, mapping)).toList();
        List<Diagnostic> all = new ArrayList<>();
        checked.forEach(one -> all.addAll(one.diagnostics));
        // What never matches implies everything; that is a finding of its own.
        List<CheckedRule> possible = checked.stream()
                .filter(one -> !one.neverMatches)
                .map(one -> one.rule)
                .toList();
        all.addAll(ImpliedRules.check(possible, mapping));
        return all;
    }

    private record Checked(CheckedRule rule, List<Diagnostic> diagnostics, boolean neverMatches) {}

    private static Checked check(CheckedRule rule, List<RuleCheck> checks, WinlogbeatMapping mapping) {
        RuleMeaning meaning = new RuleMeaning(rule, mapping);
        Findings findings = new Findings(rule.rule().source());
        checks.forEach(check -> check.check(meaning, findings));
        return new Checked(rule, findings.sorted(), meaning.neverMatches());
    }
}
