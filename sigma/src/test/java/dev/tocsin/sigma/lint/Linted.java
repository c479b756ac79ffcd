package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Fix;
import dev.tocsin.sigma.parser.ParseResult;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.Position;
import dev.tocsin.sigma.source.SourceText;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Texts that went through the parser and every check, with what was found. */
record Linted(List<ParseResult> files, List<Diagnostic> findings) {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T00:00:00Z"), ZoneOffset.UTC);

    /** One file. */
    static Linted text(String text) {
        return sources(List.of(new SourceText("rules/some_rule.yml", text)));
    }

    /** A detection rule of process creation with this detection, each line of which begins without indentation. */
    static Linted detection(String detection) {
        return text(RULE + "detection:\n" + indented(detection));
    }

    /** A rule with these lines at its top level. */
    static Linted metadata(String lines) {
        return text(RULE + lines + "detection:\n    selection:\n        Image: a\n    condition: selection\n");
    }

    private static final String RULE = """
            title: Some Rule
            id: 5d0f3f2a-4f0b-4f6e-9c0a-2f6f3a1f7b10
            logsource:
                category: process_creation
                product: windows
            """;

    private static String indented(String lines) {
        return lines.indent(4);
    }

    static Linted sources(List<SourceText> sources) {
        List<ParseResult> files = sources.stream().map(SigmaParser::parse).toList();
        List<Diagnostic> findings = new ArrayList<>();
        files.forEach(file -> findings.addAll(file.diagnostics()));
        findings.addAll(Linter.standard(CLOCK).lint(files));
        return new Linted(files, findings);
    }

    List<Diagnostic> of(Code code) {
        return findings.stream().filter(finding -> finding.code() == code).toList();
    }

    /** What the findings of a code underline. */
    List<String> marked(Code code) {
        return of(code).stream()
                .map(finding -> finding.source().slice(finding.span()))
                .toList();
    }

    /** {@code line:column} of the findings of a code. */
    List<String> places(Code code) {
        return of(code).stream()
                .map(finding -> {
                    Position position = finding.source().position(finding.span().start());
                    return position.line() + ":" + position.column();
                })
                .toList();
    }

    /** The text of the only file after the fixes of a code. */
    String fixed(Code code) {
        SourceText source = files.getFirst().source();
        List<Fix.Edit> edits = of(code).stream()
                .flatMap(finding -> finding.fix().stream())
                .flatMap(fix -> fix.edits().stream())
                .sorted(Comparator.comparingInt((Fix.Edit edit) -> edit.span().start())
                        .reversed())
                .toList();
        String text = source.text();
        for (Fix.Edit edit : edits) {
            int start = text.offsetByCodePoints(0, edit.span().start());
            int end = text.offsetByCodePoints(0, edit.span().end());
            text = text.substring(0, start) + edit.replacement() + text.substring(end);
        }
        return text;
    }
}
