package dev.tocsin.connector.check;

import dev.tocsin.connector.cases.CaseSet;
import dev.tocsin.connector.rules.RuleSet;
import dev.tocsin.connector.rules.RuleSet.Unreadable;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.source.SourceText;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a check says.
 *
 * @param rules the files, and what was compiled
 * @param tests the tests files of these rules
 * @param findings by file in the order of the arguments, then by place; those about configuration come first
 */
public record CheckResult(RuleSet rules, CaseSet tests, List<Diagnostic> findings) {
    public CheckResult {
        findings = List.copyOf(findings);
    }

    /** Every file that was read: those with rules, then those with their tests. */
    public List<SourceText> sources() {
        return Stream.concat(rules.sources().stream(), tests.sources().stream()).toList();
    }

    /** Every file that was not. */
    public List<Unreadable> unreadable() {
        return Stream.concat(rules.unreadable().stream(), tests.unreadable().stream())
                .toList();
    }

    /** What it says of IoC lists, of files that could be some if they were UTF-8, and of the configuration. */
    public CheckResult ofIocLists() {
        RuleSet lists = rules.iocLists();
        Set<SourceText> sources = Set.copyOf(lists.sources());
        return new CheckResult(
                lists,
                CaseSet.none(),
                findings.stream()
                        .filter(finding -> sources.contains(finding.source())
                                || finding.code() == Code.INVALID_ENCODING
                                || finding.code().topic() == Code.Topic.CONFIGURATION)
                        .toList());
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
