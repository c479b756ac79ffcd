package dev.tocsin.compiler.eval;

import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.ir.CaseFolding;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Origin;
import dev.tocsin.compiler.ir.Predicate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a predicate means. Obvious rather than fast. */
public final class Oracle {
    private Oracle() {}

    /** Whether the predicate is true of the document. */
    public static boolean matches(Predicate predicate, Document document) {
        return switch (predicate) {
            case Predicate.Always() -> true;
            case Predicate.Never() -> false;
            case Predicate.And(List<Predicate> terms) -> terms.stream().allMatch(term -> matches(term, document));
            case Predicate.Or(List<Predicate> terms) -> terms.stream().anyMatch(term -> matches(term, document));
            case Predicate.Not(Predicate operand) -> !matches(operand, document);
            case Predicate.FieldTest test -> fitting(test, document).isPresent();
            case Predicate.FieldPresent(Field field, Optional<Origin> origin) ->
                !FieldValues.of(field, document).isEmpty();
            case Predicate.FieldComparison comparison ->
                comparing(comparison, document).isPresent();
            case Predicate.KeywordTest test -> fitting(test, document).isPresent();
        };
    }

    /**
     * The tests that made the predicate true, in the order of the rule: of a conjunction all, of a disjunction those
     * that held. Empty if the predicate is false. A negation gives no evidence but for a field found absent.
     */
    public static List<Evidence> evidence(Predicate predicate, Document document) {
        return new EvidenceSearch(document).of(predicate);
    }

    private static Optional<String> fitting(Predicate.FieldTest test, Document document) {
        return fitting(test.matcher(), FieldValues.of(test.field(), document));
    }

    private static Optional<String> fitting(Predicate.KeywordTest test, Document document) {
        return document.all().stream()
                .flatMap(values -> fitting(test.matcher(), values).stream())
                .min(String::compareTo);
    }

    private static Optional<String> fitting(Matcher matcher, Collection<String> values) {
        return values.stream().filter(value -> Matchers.fits(matcher, value)).findFirst();
    }

    static Optional<String> comparing(Predicate.FieldComparison comparison, Document document) {
        List<String> right = FieldValues.of(comparison.right(), document);
        return FieldValues.of(comparison.left(), document).stream()
                .filter(left -> right.stream()
                        .anyMatch(other -> stands(
                                comparison.relation(),
                                cased(left, comparison.letterCase()),
                                cased(other, comparison.letterCase()))))
                .findFirst();
    }

    private static boolean stands(Predicate.Relation relation, String left, String right) {
        return switch (relation) {
            case EQUALS -> left.equals(right);
            case CONTAINS -> left.contains(right);
            case STARTS_WITH -> left.startsWith(right);
            case ENDS_WITH -> left.endsWith(right);
        };
    }

    private static String cased(String text, LetterCase letterCase) {
        return switch (letterCase) {
            case IGNORED -> CaseFolding.fold(text);
            case EXACT -> text;
        };
    }
}
