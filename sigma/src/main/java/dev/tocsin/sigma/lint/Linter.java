package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.parser.ParseResult;
import dev.tocsin.sigma.parser.ParsedDocument;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Runs checks over a rule set. What a configuration leaves out for single rules is left out afterwards. */
public final class Linter {
    private final List<DocumentCheck> documentChecks;
    private final List<SetCheck> setChecks;

    private Linter(Predicate<Code> wanted, Parameters parameters, Clock clock) {
        this.documentChecks = Stream.of(
                        CoreChecks.ofDocuments(parameters), SigmaHqChecks.ofDocuments(LocalDate.now(clock), parameters))
                .flatMap(family -> wanted(family, wanted))
                .toList();
        this.setChecks = wanted(CoreChecks.ofSets(), wanted).toList();
    }

    /** In the order of the codes, so that runs are alike. */
    private static <C> Stream<C> wanted(Map<Code, C> checks, Predicate<Code> wanted) {
        return checks.entrySet().stream()
                .filter(entry -> wanted.test(entry.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue);
    }

    /**
     * Every check there is.
     *
     * @param clock what day it is, for checks of a rule's age
     */
    public static Linter standard(Clock clock) {
        return of(ValidationConfiguration.all(), clock);
    }

    /** The checks that a configuration wants of any rule, told what it sets. */
    public static Linter of(ValidationConfiguration configuration, Clock clock) {
        return new Linter(configuration::wants, configuration.parameters(), clock);
    }

    /** The findings about each file in the order of their places, file by file; then those about several files. */
    public List<Diagnostic> lint(List<ParseResult> files) {
        // In the order of the files, whatever thread is the first to finish.
        List<Diagnostic> diagnostics = new ArrayList<>(
                files.parallelStream().flatMap(file -> lint(file).stream()).toList());
        setChecks.forEach(check -> check.check(files, diagnostics::add));
        return diagnostics;
    }

    private List<Diagnostic> lint(ParseResult file) {
        Findings findings = new Findings(file.source());
        for (ParsedDocument document : file.documents()) {
            DocumentView view = new DocumentView(file, document);
            documentChecks.forEach(check -> check.check(view, findings));
        }
        return findings.sorted();
    }
}
