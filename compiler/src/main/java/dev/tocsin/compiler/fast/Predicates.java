package dev.tocsin.compiler.fast;

import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Origin;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.ir.Regex;
import dev.tocsin.compiler.ir.Values;
import dev.tocsin.compiler.text.Automaton;
import dev.tocsin.compiler.text.RequiredLiterals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns predicates into fast ones. */
public final class Predicates {
    /** Fewer substrings are searched faster one by one. */
    private static final int MANY_SUBSTRINGS = 6;

    /** A shorter literal is in too many texts to be worth the search. */
    private static final int SHORTEST_GUARD = 3;

    private final FieldSlots slots;

    /**
     * Makes predicates that share numbers for fields.
     *
     * @param slots gains the fields of the predicates
     */
    public Predicates(FieldSlots slots) {
        this.slots = slots;
    }

    /** A predicate that is true of the same documents. */
    public FastPredicate fast(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Always() -> new Connective.Always();
            case Predicate.Never() -> new Connective.Never();
            case Predicate.And(List<Predicate> terms) ->
                Connective.all(terms.stream().map(this::fast).toList());
            case Predicate.Or or -> any(or);
            case Predicate.Not(Predicate operand) -> new Connective.Not(fast(operand));
            case Predicate.FieldTest(Field field, Matcher matcher, Optional<Origin> origin) ->
                fits(slots.of(field), matcher);
            case Predicate.FieldPresent(Field field, Optional<Origin> origin) ->
                new FieldQuestion.Present(slots.of(field));
            case Predicate.FieldComparison comparison ->
                new FieldQuestion.Compares(
                        slots.of(comparison.left()),
                        comparison.relation(),
                        slots.of(comparison.right()),
                        comparison.letterCase());
            case Predicate.KeywordTest(Matcher matcher, Optional<Origin> origin) ->
                fits(FieldSlots.EVERYWHERE, matcher);
        };
    }

    private static FastPredicate fits(int slot, Matcher matcher) {
        return switch (matcher) {
            case Matcher.Like like -> new FieldQuestion.Like(slot, like.letterCase(), TextTest.of(like));
            case Matcher.Matches(Regex regex) -> matches(slot, regex);
            case Matcher.InNetwork inNetwork -> new FieldQuestion.InNetwork(slot, inNetwork.network());
            case Matcher.Compare compare -> new FieldQuestion.Fits(slot, compare);
            case Matcher.DatePartEquals datePart -> new FieldQuestion.Fits(slot, datePart);
            case Matcher.OneOf(Values values) -> new FieldQuestion.Shows(slot, values);
            case Matcher.NotBefore notBefore -> new FieldQuestion.Fits(slot, notBefore);
        };
    }

    private static FieldQuestion matches(int slot, Regex regex) {
        FieldQuestion matches = new FieldQuestion.Matches(slot, regex.pattern());
        return RequiredLiterals.best(RequiredLiterals.of(regex))
                .filter(literals -> literals.stream().allMatch(literal -> literal.length() >= SHORTEST_GUARD))
                .<FieldQuestion>map(literals -> new FieldQuestion.Guarded(
                        slot, Automaton.of(literals.stream().sorted().toList()), matches))
                .orElse(matches);
    }

    /** The patterns of one field are asked together. */
    private FastPredicate any(Predicate.Or or) {
        Map<Target, List<TextTest>> patterns = new LinkedHashMap<>();
        List<FastPredicate> terms = new ArrayList<>();
        sort(or, patterns, terms);
        patterns.forEach((target, texts) -> terms.add(oneOf(target, texts)));
        return Connective.any(terms);
    }

    private void sort(Predicate.Or or, Map<Target, List<TextTest>> patterns, List<FastPredicate> others) {
        for (Predicate term : or.terms()) {
            switch (term) {
                case Predicate.Or nested -> sort(nested, patterns, others);
                case Predicate.FieldTest(Field field, Matcher.Like like, Optional<Origin> origin) ->
                    patterns.computeIfAbsent(new Target(slots.of(field), like.letterCase()), t -> new ArrayList<>())
                            .add(TextTest.of(like));
                case Predicate.KeywordTest(Matcher.Like like, Optional<Origin> origin) ->
                    patterns.computeIfAbsent(
                                    new Target(FieldSlots.EVERYWHERE, like.letterCase()), t -> new ArrayList<>())
                            .add(TextTest.of(like));
                case Predicate other -> others.add(fast(other));
            }
        }
    }

    /** What patterns are asked of. */
    private record Target(int slot, LetterCase letterCase) {}

    private static FastPredicate oneOf(Target target, List<TextTest> texts) {
        if (texts.size() == 1) {
            return new FieldQuestion.Like(target.slot(), target.letterCase(), texts.getFirst());
        }
        Set<String> literals = new HashSet<>();
        List<String> substrings = new ArrayList<>();
        List<TextTest> others = new ArrayList<>();
        for (TextTest text : texts) {
            switch (text) {
                case TextTest.Equals(String literal) -> literals.add(literal);
                case TextTest.Contains(String literal) -> substrings.add(literal);
                case TextTest other -> others.add(other);
            }
        }
        if (substrings.size() < MANY_SUBSTRINGS) {
            substrings.forEach(substring -> others.add(new TextTest.Contains(substring)));
            return oneOf(target, literals, others);
        }
        FieldQuestion contains = oneOf(
                target,
                Set.of(),
                substrings.stream().<TextTest>map(TextTest.Contains::new).toList());
        Automaton guard = Automaton.of(
                substrings.stream().map(Automaton::distinct).distinct().sorted().toList());
        FieldQuestion guarded = new FieldQuestion.Guarded(target.slot(), guard, contains);
        return literals.isEmpty() && others.isEmpty()
                ? guarded
                : Connective.any(List.of(oneOf(target, literals, others), guarded));
    }

    private static FieldQuestion oneOf(Target target, Set<String> literals, List<TextTest> others) {
        List<TextTest> cheapFirst =
                others.stream().sorted(Comparator.comparingInt(TextTest::cost)).toList();
        int cost = 1 + others.stream().mapToInt(TextTest::cost).sum();
        return new FieldQuestion.LikeOneOf(target.slot(), target.letterCase(), Set.copyOf(literals), cheapFirst, cost);
    }
}
