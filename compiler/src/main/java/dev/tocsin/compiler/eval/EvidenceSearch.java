package dev.tocsin.compiler.eval;

import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.ir.CaseFolding;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Origin;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.ir.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Why a predicate is true of a document. Here listed values are looked up instead of tried, because an alert of a list of
 * a hundred thousand has to say which of them it was; a test holds both ways against each other.
 */
final class EvidenceSearch {
    private final Document document;

    EvidenceSearch(Document document) {
        this.document = document;
    }

    List<Evidence> of(Predicate predicate) {
        List<Evidence> evidence = new ArrayList<>();
        if (holds(predicate)) {
            collect(predicate, evidence);
        }
        return evidence.stream().distinct().toList();
    }

    private boolean holds(Predicate predicate) {
        return switch (predicate) {
            case Predicate.And(List<Predicate> terms) -> terms.stream().allMatch(this::holds);
            case Predicate.Or(List<Predicate> terms) -> terms.stream().anyMatch(this::holds);
            case Predicate.Not(Predicate operand) -> !holds(operand);
            case Predicate.FieldTest test -> fitting(test).isPresent();
            case Predicate.KeywordTest test -> fitting(test).isPresent();
            case Predicate.Always always -> true;
            case Predicate.Never never -> false;
            case Predicate.FieldPresent present -> Oracle.matches(present, document);
            case Predicate.FieldComparison comparison -> Oracle.matches(comparison, document);
        };
    }

    private void collect(Predicate predicate, List<Evidence> evidence) {
        switch (predicate) {
            case Predicate.Always() -> {}
            case Predicate.Never() -> {}
            case Predicate.And(List<Predicate> terms) -> terms.forEach(term -> collect(term, evidence));
            case Predicate.Or(List<Predicate> terms) ->
                terms.stream().filter(this::holds).forEach(term -> collect(term, evidence));
            case Predicate.Not(Predicate.FieldPresent(Field field, Optional<Origin> origin)) ->
                origin.ifPresent(from ->
                        evidence.add(new Evidence(from.search(), Optional.of(field.name()), Optional.empty(), "null")));
            case Predicate.Not(Predicate operand) -> {}
            case Predicate.FieldTest(Field field, Matcher.OneOf(Values values), Optional<Origin> origin) ->
                listed(values, Optional.of(field.name()), FieldValues.of(field, document), evidence);
            case Predicate.KeywordTest(Matcher.OneOf(Values values), Optional<Origin> origin) ->
                document.all().forEach(texts -> listed(values, Optional.empty(), texts, evidence));
            case Predicate.FieldTest test ->
                test.origin()
                        .ifPresent(origin -> evidence.add(new Evidence(
                                origin.search(),
                                Optional.of(test.field().name()),
                                fitting(test),
                                Patterns.written(test.matcher()))));
            case Predicate.FieldPresent(Field field, Optional<Origin> origin) ->
                origin.ifPresent(from -> evidence.add(new Evidence(
                        from.search(),
                        Optional.of(field.name()),
                        FieldValues.of(field, document).stream().findFirst(),
                        "*")));
            case Predicate.FieldComparison comparison ->
                comparison
                        .origin()
                        .ifPresent(origin -> evidence.add(new Evidence(
                                origin.search(),
                                Optional.of(comparison.left().name()),
                                Oracle.comparing(comparison, document),
                                comparison.right().name())));
            case Predicate.KeywordTest test ->
                test.origin()
                        .ifPresent(origin -> evidence.add(new Evidence(
                                origin.search(), Optional.empty(), fitting(test), Patterns.written(test.matcher()))));
        }
    }

    /** Each value of the list that a text shows, with the text. */
    private static void listed(
            Values values, Optional<String> field, Collection<String> texts, List<Evidence> evidence) {
        for (String text : texts) {
            for (Values.Listed value : values.in(text)) {
                value.origin()
                        .ifPresent(origin ->
                                evidence.add(new Evidence(origin.search(), field, Optional.of(text), value.text())));
            }
        }
    }

    private Optional<String> fitting(Predicate.FieldTest test) {
        return fitting(test.matcher(), FieldValues.of(test.field(), document));
    }

    private Optional<String> fitting(Predicate.KeywordTest test) {
        return document.all().stream()
                .flatMap(values -> fitting(test.matcher(), values).stream())
                .min(String::compareTo);
    }

    private static Optional<String> fitting(Matcher matcher, Collection<String> texts) {
        return texts.stream().filter(text -> fits(matcher, text)).findFirst();
    }

    private static boolean fits(Matcher matcher, String text) {
        return matcher instanceof Matcher.OneOf(Values values)
                ? values.anyIn(CaseFolding.fold(text))
                : Matchers.fits(matcher, text);
    }
}
