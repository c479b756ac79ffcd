package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.diagnostic.Suggestion;
import dev.tocsin.sigma.lint.SigmaHqTaxonomy.ImpliedField;
import dev.tocsin.sigma.model.Modifier;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Whether the fields of a rule are those of its log source, and whether the log source decides them already. */
final class FieldNameChecks {
    private static final String EVENT_ID = "EventID";
    private static final String PROVIDER_NAME = "Provider_Name";

    private FieldNameChecks() {}

    static void spaces(DocumentView document, Findings findings) {
        for (WrittenItem item : document.items()) {
            item.field()
                    .filter(field -> field.contains(" "))
                    .ifPresent(field -> report(
                            document,
                            item,
                            Code.SIGMAHQ_SPACE_FIELD_NAME,
                            "the name of the field " + Quoted.of(field) + " has a space in it",
                            "leave the spaces out, as Sigma's taxonomy does: " + Quoted.of(field.replace(" ", "")),
                            findings));
        }
    }

    static void letterCase(DocumentView document, Findings findings) {
        Set<String> known = SigmaHqTaxonomy.fields(LogSourceName.of(document));
        for (WrittenItem item : document.items()) {
            item.field()
                    .filter(field -> !known.contains(field))
                    .ifPresent(field -> inOtherCase(field, known)
                            .ifPresent(right -> report(
                                    document,
                                    item,
                                    Code.SIGMAHQ_FIELDNAME_CAST,
                                    "the log source spells the field " + Quoted.of(field) + " in other letter case",
                                    "write " + Quoted.of(right) + "; names of fields are compared letter by letter",
                                    findings)));
        }
    }

    static void unknown(DocumentView document, Findings findings) {
        LogSourceName logSource = LogSourceName.of(document);
        Set<String> known = SigmaHqTaxonomy.fields(logSource);
        if (known.isEmpty()) {
            return;
        }
        for (WrittenItem item : document.items()) {
            // A space in the name and another letter case have findings of their own.
            item.field()
                    .filter(field -> !known.contains(field) && !field.contains(" "))
                    .filter(field -> inOtherCase(field, known).isEmpty())
                    .ifPresent(field -> report(
                            document,
                            item,
                            Code.SIGMAHQ_INVALID_FIELDNAME,
                            "the events of " + logSource.inWords() + " have no field " + Quoted.of(field),
                            Suggestion.nearest(field, known)
                                    .map(near -> "did you mean " + Quoted.of(near) + "?")
                                    .orElse("is it a field of another log source?"),
                            findings));
        }
    }

    private static Optional<String> inOtherCase(String field, Set<String> known) {
        return known.stream().filter(field::equalsIgnoreCase).findFirst();
    }

    /** {@code EventID} where the category stands for one event in each log. */
    static void impliedEventId(DocumentView document, Findings findings) {
        implied(document, FieldNameChecks::isSingleEvent, Code.SIGMAHQ_CATEGORY_EVENT_ID, findings);
    }

    /** What else the log source decides. */
    static void impliedField(DocumentView document, Findings findings) {
        implied(document, Predicate.not(FieldNameChecks::isSingleEvent), Code.SIGMAHQ_REDUNDANT_FIELD, findings);
    }

    private static boolean isSingleEvent(ImpliedField field) {
        return field.name().equals(EVENT_ID) && field.values().isEmpty();
    }

    private static void implied(DocumentView document, Predicate<ImpliedField> which, Code code, Findings findings) {
        LogSourceName logSource = LogSourceName.of(document);
        List<ImpliedField> fields =
                SigmaHqTaxonomy.impliedFields(logSource).stream().filter(which).toList();
        if (fields.isEmpty()) {
            return;
        }
        for (WrittenItem item : document.items()) {
            fields.stream()
                    .filter(field -> decides(field, item))
                    .findFirst()
                    .ifPresent(field -> report(
                            document,
                            item,
                            code,
                            "the log source, " + logSource.inWords() + ", decides " + Quoted.of(field.name()),
                            field.values().isEmpty()
                                    ? "leave it out; the rule then holds for every log that the category comes from"
                                    : "leave it out; the category has no other events",
                            findings));
        }
    }

    private static boolean decides(ImpliedField field, WrittenItem item) {
        return item.field().filter(field.name()::equals).isPresent()
                && item.values().stream()
                        .map(Scalar::text)
                        .collect(Collectors.toUnmodifiableSet())
                        .containsAll(field.values());
    }

    /** Providers that the category stands for. */
    static void impliedProvider(DocumentView document, Findings findings) {
        List<String> providers = SigmaHqTaxonomy.providers(LogSourceName.of(document));
        for (WrittenItem item : document.items()) {
            boolean named = item.field().filter(PROVIDER_NAME::equals).isPresent() && !item.has(Modifier.RE);
            if (named) {
                item.values().stream()
                        .filter(value -> providers.stream().anyMatch(value.text()::equalsIgnoreCase))
                        .forEach(value -> findings.add(Diagnostic.of(
                                        Code.SIGMAHQ_CATEGORY_WINDOWS_PROVIDER_NAME,
                                        document.source(),
                                        value.span(),
                                        "the category stands for the provider " + Quoted.of(value.text()))
                                .withHint("leave it out; the rule then holds for every log that the category comes"
                                        + " from")));
            }
        }
    }

    private static void report(
            DocumentView document, WrittenItem item, Code code, String message, String hint, Findings findings) {
        findings.add(Diagnostic.of(code, document.source(), item.fieldPlace().orElseThrow(), message)
                .withHint(hint));
    }
}
