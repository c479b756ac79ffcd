package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.parser.ParseResult;
import dev.tocsin.sigma.parser.ParsedDocument;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs every check over a rule set. Which findings are wanted is decided afterwards. */
public final class Linter {
    private final List<DocumentCheck> documentChecks;
    private final List<SetCheck> setChecks;

    private Linter(List<DocumentCheck> documentChecks, List<SetCheck> setChecks) {
        this.documentChecks = documentChecks;
        this.setChecks = setChecks;
    }

    /**
     * Every check there is.
     *
     * @param clock what day it is, for checks of a rule's age
     */
    public static Linter standard(Clock clock) {
        return new Linter(
                Stream.concat(
                                CoreChecks.ofDocuments().stream(),
                                SigmaHqChecks.ofDocuments(LocalDate.now(clock)).stream())
                        .toList(),
                CoreChecks.ofSets());
    }

    /** The findings about each file in the order of their places, file by file; then those about several files. */
    public List<Diagnostic> lint(List<ParseResult> files) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (ParseResult file : files) {
            Findings findings = new Findings(file.source());
            for (ParsedDocument document : file.documents()) {
                documentChecks.forEach(check -> check.check(document, findings));
            }
            diagnostics.addAll(findings.sorted());
        }
        setChecks.forEach(check -> check.check(files, diagnostics::add));
        return diagnostics;
    }
}
