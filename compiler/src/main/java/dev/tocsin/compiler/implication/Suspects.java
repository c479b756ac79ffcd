package dev.tocsin.compiler.implication;

import dev.tocsin.compiler.implication.Term.Sign;
import dev.tocsin.compiler.text.Automaton;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which of many terms could imply another of them. {@link Logic#implies} takes terms apart until literals face each
 * other, and a text can only be within a pattern if it holds the pattern's longest stretch of text. One pass of an
 * Aho-Corasick automaton over all literals finds who holds what, and few pairs are left. Nothing that
 * {@link Logic#implies} would prove is left out, impossible terms aside.
 */
public final class Suspects {
    /** Shorter texts are in nearly everything, so they tell nothing for what they cost. */
    private static final int SHORTEST = 3;

    private final BitSet everything = new BitSet();
    /** For each wanted literal, the terms that hold a literal which may imply it. */
    private final Map<Term.Literal, BitSet> suppliers = new HashMap<>();

    private final Map<Term, BitSet> answers = new HashMap<>();

    /** @param terms of one {@link Logic} */
    public Suspects(List<Term> terms) {
        everything.set(0, terms.size());
        Map<Term.Literal, BitSet> holders = new LinkedHashMap<>();
        for (int i = 0; i < terms.size(); i++) {
            collect(terms.get(i), i, holders);
        }
        Map<String, List<Term.Literal>> whole = new HashMap<>();
        Map<String, List<Term.Literal>> parts = new LinkedHashMap<>();
        for (Term.Literal literal : holders.keySet()) {
            pattern(literal).ifPresent(pattern -> {
                String text = pattern.longestText();
                if (text.length() == pattern.flatText().length()) {
                    add(literal, text, whole);
                } else if (text.length() >= SHORTEST) {
                    add(literal, Automaton.distinct(text), parts);
                }
            });
        }
        List<List<Term.Literal>> byText = List.copyOf(parts.values());
        Automaton automaton = Automaton.of(List.copyOf(parts.keySet()));
        holders.forEach((literal, places) -> pattern(literal).ifPresent(pattern -> {
            String flat = pattern.flatText();
            supply(literal, places, whole.getOrDefault(flat, List.of()));
            BitSet seen = new BitSet();
            automaton.scan(flat, found -> {
                if (!seen.get(found)) {
                    seen.set(found);
                    supply(literal, places, byText.get(found));
                }
            });
        }));
    }

    private void add(Term.Literal literal, String text, Map<String, List<Term.Literal>> wanted) {
        wanted.computeIfAbsent(text, fresh -> new ArrayList<>()).add(literal);
        suppliers.put(literal, new BitSet());
    }

    private static void collect(Term term, int index, Map<Term.Literal, BitSet> holders) {
        switch (term) {
            case Term.Literal literal ->
                holders.computeIfAbsent(literal, fresh -> new BitSet()).set(index);
            case Term.All(int number, int size, List<Term> terms) ->
                terms.forEach(inner -> collect(inner, index, holders));
            case Term.Any(int number, int size, List<Term> terms) ->
                terms.forEach(inner -> collect(inner, index, holders));
        }
    }

    private void supply(Term.Literal narrow, BitSet places, List<Term.Literal> wanted) {
        for (Term.Literal wide : wanted) {
            if (field(wide).equals(field(narrow))) {
                Objects.requireNonNull(suppliers.get(wide)).or(places);
            }
        }
    }

    private static Optional<Atom.FieldNumber> field(Term.Literal literal) {
        return literal.atom() instanceof Atom.Test test ? Optional.of(test.field()) : Optional.empty();
    }

    /** What a field is asked to fit; of other literals nothing is known. */
    private static Optional<WildcardPattern> pattern(Term.Literal literal) {
        return literal.sign() == Sign.POSITIVE && literal.atom() instanceof Atom.Test test
                ? test.language().pattern()
                : Optional.empty();
    }

    /** The places, in the list that was given, of the terms that may imply this one of them. */
    public BitSet of(Term term) {
        BitSet known = answers.get(term);
        if (known == null) {
            known = fresh(term);
            answers.put(term, known);
        }
        return known;
    }

    private BitSet fresh(Term term) {
        return switch (term) {
            case Term.Literal literal -> suppliers.getOrDefault(literal, everything);
            case Term.All(int number, int size, List<Term> terms) -> {
                BitSet all = (BitSet) everything.clone();
                terms.forEach(inner -> all.and(of(inner)));
                yield all;
            }
            case Term.Any(int number, int size, List<Term> terms) -> {
                BitSet any = new BitSet();
                terms.forEach(inner -> any.or(of(inner)));
                yield any;
            }
        };
    }
}
