package dev.tocsin.connector.report;

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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * JUnit's XML as Jenkins and GitLab read it: a suite a file, a case a rule. All findings of a rule that make the check
 * fail are one failure, since readers show only one; lighter ones are the case's output.
 */
record JunitReport() implements Report {
    @Override
    public void write(Run run, Writer out) throws IOException {
        List<Suite> suites = suites(run);
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.write("<testsuites name=\"tocsin check\""
                + totals(suites.stream().flatMap(s -> s.cases().stream()).toList()) + ">\n");
        for (Suite suite : suites) {
            write(suite, out);
        }
        out.write("</testsuites>\n");
    }

    private static void write(Suite suite, Writer out) throws IOException {
        out.write("  <testsuite name=\"" + Xml.attribute(suite.name()) + "\"" + totals(suite.cases()) + ">\n");
        for (Case each : suite.cases()) {
            out.write("    <testcase classname=\"" + Xml.attribute(suite.name()) + "\" name=\""
                    + Xml.attribute(each.name()) + "\" file=\"" + Xml.attribute(suite.name()) + "\" time=\"0\">\n");
            if (!each.unreadable().isEmpty()) {
                out.write("      <error message=\"" + Xml.attribute(each.unreadable()) + "\" type=\"unreadable\"/>\n");
            }
            if (!each.failures().isEmpty()) {
                Diagnostic first = each.failures().getFirst();
                String more = each.failures().size() == 1
                        ? ""
                        : " (and " + (each.failures().size() - 1) + " more)";
                out.write("      <failure message=\"" + Xml.attribute(first.message() + more) + "\" type=\""
                        + Xml.attribute(first.code().id()) + "\">"
                        + Xml.text(DiagnosticRenderer.plain().render(each.failures())) + "</failure>\n");
            }
            if (!each.others().isEmpty()) {
                out.write("      <system-out>"
                        + Xml.text(DiagnosticRenderer.plain().render(each.others())) + "</system-out>\n");
            }
            out.write("    </testcase>\n");
        }
        out.write("  </testsuite>\n");
    }

    private static String totals(List<Case> cases) {
        return " tests=\"" + cases.size() + "\" failures=\""
                + cases.stream().filter(each -> !each.failures().isEmpty()).count() + "\" errors=\""
                + cases.stream().filter(each -> !each.unreadable().isEmpty()).count() + "\" skipped=\"0\" time=\"0\"";
    }

    private record Suite(String name, List<Case> cases) {}

    /**
     * @param unreadable why the file could not be read; empty if it could
     */
    private record Case(String name, List<Diagnostic> failures, List<Diagnostic> others, String unreadable) {
        static Case of(String name, List<Diagnostic> findings, Run run) {
            Map<Boolean, List<Diagnostic>> byWeight = findings.stream()
                    .collect(Collectors.partitioningBy(
                            finding -> finding.severity().compareTo(run.failOn()) <= 0));
            return new Case(name, byWeight.getOrDefault(true, List.of()), byWeight.getOrDefault(false, List.of()), "");
        }
    }

    private static List<Suite> suites(Run run) {
        Map<String, List<Diagnostic>> findings = run.result().findings().stream()
                .collect(Collectors.groupingBy(
                        finding -> finding.source().name(), LinkedHashMap::new, Collectors.toList()));
        Map<String, ParseResult> parsed = new HashMap<>();
        run.result().rules().parsed().forEach(file -> parsed.put(file.source().name(), file));
        List<Suite> suites = new ArrayList<>();
        for (SourceText source : run.result().rules().sources()) {
            List<Diagnostic> ofFile = findings.getOrDefault(source.name(), List.of());
            findings.remove(source.name());
            suites.add(suite(run, source.name(), parsed.get(source.name()), ofFile));
        }
        // What is left is about files that are no rules, such as the configuration.
        findings.forEach((name, ofFile) -> suites.add(suite(run, name, null, ofFile)));
        for (Unreadable file : run.result().rules().unreadable()) {
            String name = run.root().path(file.path().toString());
            suites.add(
                    new Suite(name, List.of(new Case(name, List.of(), List.of(), "cannot be read: " + file.reason()))));
        }
        return suites;
    }

    private static Suite suite(Run run, String path, @Nullable ParseResult parsed, List<Diagnostic> findings) {
        String name = run.root().path(path);
        List<ParsedDocument> documents = parsed == null ? List.of() : parsed.documents();
        if (documents.size() <= 1) {
            String title = documents.isEmpty() ? name : title(documents.getFirst(), name);
            return new Suite(name, List.of(Case.of(title, findings, run)));
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
            cases.add(Case.of(title(documents.get(i), name + " " + (i + 1)), ofDocument, run));
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
