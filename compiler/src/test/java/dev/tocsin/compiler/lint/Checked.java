package dev.tocsin.compiler.lint;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tocsin.compiler.Compilation;
import dev.tocsin.compiler.RuleCompiler;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Fix;
import dev.tocsin.sigma.parser.ParseResult;
import dev.tocsin.sigma.parser.SigmaParser;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Findings about rules written in a test. */
final class Checked {
    private static final RuleCompiler COMPILER = RuleCompiler.forWinlogbeat();

    private Checked() {}

    /** What is found in whole files, named {@code 0.yml} and so on. */
    static List<Diagnostic> files(String... texts) {
        List<CheckedRule> rules = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            ParseResult parsed = SigmaParser.parse(new SourceText(i + ".yml", texts[i]));
            assertFalse(parsed.hasErrors(), () -> parsed.diagnostics().toString());
            parsed.rules().forEach(rule -> {
                if (COMPILER.compile(rule) instanceof Compilation.Compiled compiled) {
                    rules.add(new CheckedRule(rule, compiled.rule()));
                }
            });
        }
        return MeaningChecks.check(rules);
    }

    /** A file with one rule of a category. */
    static String rule(String category, String detection) {
        return logSource("    category: " + category + "\n    product: windows\n", detection);
    }

    static String logSource(String logSource, String detection) {
        return "title: A rule\nlevel: medium\nlogsource:\n" + logSource + "detection:\n" + detection.indent(4);
    }

    /** The findings of one kind: the text they point at, the message, and what the notes point at. */
    static List<String> found(Code code, List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.code() == code)
                .map(diagnostic ->
                        diagnostic.source().slice(diagnostic.span()) + " | " + diagnostic.message() + notes(diagnostic))
                .toList();
    }

    private static String notes(Diagnostic diagnostic) {
        StringBuilder notes = new StringBuilder();
        diagnostic
                .notes()
                .forEach(note -> notes.append(" | ").append(note.source().slice(note.span())));
        return notes.toString();
    }

    /** The text after all its fixes. */
    static String fixed(String text) {
        List<Fix.Edit> edits = new ArrayList<>();
        files(text).forEach(diagnostic -> diagnostic.fix().ifPresent(fix -> edits.addAll(fix.edits())));
        SourceText source = new SourceText("0.yml", text);
        StringBuilder fixed = new StringBuilder();
        int at = 0;
        edits.sort(Comparator.comparingInt(edit -> edit.span().start()));
        for (Fix.Edit edit : edits) {
            fixed.append(source.slice(new Span(at, edit.span().start()))).append(edit.replacement());
            at = edit.span().end();
        }
        return fixed.append(source.slice(new Span(at, source.length()))).toString();
    }
}
