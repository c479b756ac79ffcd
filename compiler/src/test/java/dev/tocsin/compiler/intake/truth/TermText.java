package dev.tocsin.compiler.intake.truth;

import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.indicator.Term;
import java.util.List;
import java.util.stream.Collectors;

/** Terms and what was read as short texts, to compare with. */
public final class TermText {
    private TermText() {}

    /** Such as {@code all(md5 ..., not(file-name a.exe @process))}; the default scope and {@code is} go without saying. */
    public static String of(Term term) {
        return switch (term) {
            case Term.Value value -> value(value);
            case Term.All(List<Term> terms) -> "all(" + joined(terms) + ")";
            case Term.Any(List<Term> terms) -> "any(" + joined(terms) + ")";
            case Term.Not(Term inner) -> "not(" + of(inner) + ")";
        };
    }

    private static String joined(List<Term> terms) {
        return terms.stream().map(TermText::of).collect(Collectors.joining(", "));
    }

    private static String value(Term.Value value) {
        String condition = switch (value.condition()) {
            case IS -> "";
            case CONTAINS, STARTS_WITH, ENDS_WITH, MATCHES -> value.condition().word() + " ";
        };
        String scopes = value.scopes().equals(value.type().defaultScopes())
                ? ""
                : " @" + value.scopes().stream().map(MatchScope::word).collect(Collectors.joining(","));
        return value.type().word() + " " + condition + value.text() + scopes;
    }

    /** One line for each item. */
    public static String of(Extraction extraction) {
        return extraction.items().stream().map(TermText::of).collect(Collectors.joining("\n"));
    }

    private static String of(Extracted item) {
        return switch (item) {
            case Extracted.Taken taken -> "+ " + of(taken.indicator().term());
            case Extracted.HeldBack heldBack ->
                "- " + heldBack.reason().word() + ": " + heldBack.explanation()
                        + heldBack.indicator()
                                .map(indicator -> " [" + of(indicator.term()) + "]")
                                .orElse("");
        };
    }
}
