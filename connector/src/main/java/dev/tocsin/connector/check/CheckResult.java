package dev.tocsin.connector.check;

import dev.tocsin.connector.rules.RuleSet;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Severity;
import java.util.List;

/**
 * What a check says.
 *
 * @param rules the files, and what was compiled
 * @param findings by file in the order of the arguments, then by place; those about configuration come first
 */
public record CheckResult(RuleSet rules, List<Diagnostic> findings) {
    public CheckResult {
        findings = List.copyOf(findings);
    }

    /** How many findings weigh this much. */
    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** How many findings come with a fix. */
    public long fixable() {
        return findings.stream().filter(finding -> finding.fix().isPresent()).count();
    }

    /** Whether some finding weighs at least this much. */
    public boolean hasAtLeast(Severity severity) {
        return findings.stream().anyMatch(finding -> finding.severity().compareTo(severity) <= 0);
    }

    /** Whether the configuration of the check itself is wrong, so that what was checked is not what was asked. */
    public boolean isMisconfigured() {
        return findings.stream()
                .anyMatch(finding ->
                        finding.severity() == Severity.ERROR && finding.code().topic() == Code.Topic.CONFIGURATION);
    }
}
