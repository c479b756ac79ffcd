package dev.tocsin.connector.report;

import dev.tocsin.connector.report.Junit.Case;
import dev.tocsin.connector.report.Junit.Suite;
import dev.tocsin.connector.rules.RuleSet.Unreadable;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer;
import dev.tocsin.sigma.parser.ParseResult;
import dev.tocsin.sigma.parser.ParsedDocument;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.yaml.YamlNode;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * JUnit's XML as Jenkins and GitLab read it: a suite a file, a case a rule. All findings of a rule that make the check
 * fail are one failure, since readers show only one; lighter ones are the case's output.
 */
record JunitReport() implements Report {
    @Override
    public void write(Run run, Writer out) throws IOException {
        Junit.write("tocsin check", suites(run), out);
    }

    private static Case judged(String name, List<Diagnostic> findings, Run run) {
        Map<Boolean, List<Diagnostic>> byWeight = findings.stream()
                .collect(Collectors.partitioningBy(finding -> finding.severity().compareTo(run.failOn()) <= 0));
        List<Diagnostic> failures = byWeight.getOrDefault(true, List.of());
        return new Case(
                name, failure(failures), DiagnosticRenderer.plain().render(byWeight.getOrDefault(false, List.of())));
    }

    private static Optional<Junit.Outcome> failure(List<Diagnostic> failures) {
        if (failures.isEmpty()) {
            return Optional.empty();
        }
        Diagnostic first = failures.getFirst();
        String more = failures.size() == 1 ? "" : " (and " + (failures.size() - 1) + " more)";
        return Optional.of(new Junit.Outcome.Failure(
                first.message() + more,
                first.code().id(),
                DiagnosticRenderer.plain().render(failures)));
    }

    private static List<Suite> suites(Run run) {
        Map<String, List<Diagnostic>> findings = run.result().findings().stream()
                .collect(Collectors.groupingBy(
                        finding -> finding.source().name(), LinkedHashMap::new, Collectors.toList()));
        Map<String, ParseResult> parsed = new HashMap<>();
        run.result().rules().parsed().forEach(file -> parsed.put(file.source().name(), file));
        List<Suite> suites = new ArrayList<>();
        for (SourceText source : run.result().sources()) {
            List<Diagnostic> ofFile = findings.getOrDefault(source.name(), List.of());
            findings.remove(source.name());
            suites.add(suite(run, source.name(), parsed.get(source.name()), ofFile));
        }
        // What is left is about files that are no rules, such as the configuration.
        findings.forEach((name, ofFile) -> suites.add(suite(run, name, null, ofFile)));
        for (Unreadable file : run.result().unreadable()) {
            String name = run.root().path(file.path().toString());
            Junit.Outcome broken = new Junit.Outcome.Broken("cannot be read: " + file.reason(), "unreadable", "");
            suites.add(new Suite(name, List.of(new Case(name, Optional.of(broken), ""))));
        }
        return suites;
    }

    private static Suite suite(Run run, String path, @Nullable ParseResult parsed, List<Diagnostic> findings) {
        String name = run.root().path(path);
        List<ParsedDocument> documents = parsed == null ? List.of() : parsed.documents();
        if (documents.size() <= 1) {
            String title = documents.isEmpty() ? name : title(documents.getFirst(), name);
            return new Suite(name, List.of(judged(title, findings, run)));
        }
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            int from = i == 0 ? 0 : documents.get(i).yaml().span().start();
            int to = i + 1 == documents.size()
                    ? Integer.MAX_VALUE
                    : documents.get(i + 1).yaml().span().start();
            List<Diagnostic> ofDocument = findings.stream()
                    .filter(finding ->
                            finding.span().start() >= from && finding.span().start() < to)
                    .toList();
            cases.add(judged(title(documents.get(i), name + " " + (i + 1)), ofDocument, run));
        }
        return new Suite(name, cases);
    }

    private static String title(ParsedDocument document, String otherwise) {
        return document.yaml()
                .scalar("title")
                .map(YamlNode.Scalar::text)
                .filter(text -> !text.isBlank())
                .orElse(otherwise);
    }
}
