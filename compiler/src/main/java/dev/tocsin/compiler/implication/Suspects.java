package dev.tocsin.compiler.implication;

import dev.tocsin.compiler.implication.Term.Sign;
import dev.tocsin.compiler.text.Automaton;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of many terms could imply another of them. {@link Logic#implies} takes terms apart until literals face each
 * other, and a text can only be within a pattern if it holds the pattern's longest stretch of text. One pass of an
 * Aho-Corasick automaton over all literals finds who holds what, and few pairs are left. Nothing that
 * {@link Logic#implies} would prove is left out, impossible terms aside.
 */
public final class Suspects {
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
        Map<String, List<Term.Literal>> wanted = new LinkedHashMap<>();
        for (Term.Literal literal : holders.keySet()) {
            String text = literal.sign() == Sign.POSITIVE ? longestText(literal.atom()) : "";
            if (!text.isEmpty()) {
                wanted.computeIfAbsent(Automaton.distinct(text), fresh -> new ArrayList<>())
                        .add(literal);
            }
        }
        List<String> texts = List.copyOf(wanted.keySet());
        List<List<Term.Literal>> byText = List.copyOf(wanted.values());
        byText.forEach(literals -> literals.forEach(literal -> suppliers.put(literal, new BitSet())));
        if (!texts.isEmpty()) {
            Automaton automaton = Automaton.of(texts);
            holders.forEach((literal, rules) -> {
                if (literal.sign() == Sign.POSITIVE && literal.atom() instanceof Atom.Test test) {
                    supply(test, rules, automaton, byText);
                }
            });
        }
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

    private void supply(Atom.Test test, BitSet rules, Automaton automaton, List<List<Term.Literal>> byText) {
        String flat = test.language().pattern().map(WildcardPattern::flatText).orElse("");
        automaton.scan(flat, found -> {
            for (Term.Literal literal : byText.get(found)) {
                if (literal.atom() instanceof Atom.Test wide && wide.field().equals(test.field())) {
                    suppliers.get(literal).or(rules);
                }
            }
        });
    }

    /** What a text has to hold to imply the atom; empty if nothing is known. */
    private static String longestText(Atom atom) {
        return atom instanceof Atom.Test(Atom.FieldNumber field, Language language)
                ? language.pattern().map(WildcardPattern::longestText).orElse("")
                : "";
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
