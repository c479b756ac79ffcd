package dev.tocsin.compiler.implication;

import dev.tocsin.compiler.implication.Term.Sign;
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
 * other, and a text can only be within a pattern if it holds the pattern's longest stretch of text. An index of
 * those stretches finds who holds what, and few pairs are left. Nothing that
 * {@link Logic#implies} would prove is left out, impossible terms aside.
 */
public final class Suspects {
    private final BitSet everything = new BitSet();
    /** For each wanted literal, the terms that hold a literal which may imply it. */
    private final Map<Term.Literal, BitSet> suppliers = new HashMap<>();

    /** For each field, the terms that ask something of it. */
    private final Map<Atom.FieldNumber, BitSet> mentions = new HashMap<>();

    /** The terms that ask something of whole documents. */
    private final BitSet keywords = new BitSet();

    private final Map<Term, BitSet> answers = new HashMap<>();

    /** @param terms of one {@link Logic} */
    public Suspects(List<Term> terms) {
        everything.set(0, terms.size());
        Map<Term.Literal, BitSet> holders = new LinkedHashMap<>();
        for (int i = 0; i < terms.size(); i++) {
            collect(terms.get(i), i, holders);
        }
        holders.forEach((literal, places) -> mention(literal.atom(), places));
        Map<String, List<Term.Literal>> whole = new HashMap<>();
        Map<String, List<Term.Literal>> parts = new LinkedHashMap<>();
        for (Term.Literal literal : holders.keySet()) {
            pattern(literal).ifPresent(pattern -> {
                String text = pattern.longestText();
                if (text.length() == pattern.flatText().length()) {
                    add(literal, text, whole);
                } else if (TextIndex.takes(text)) {
                    add(literal, text, parts);
                }
            });
        }
        List<List<Term.Literal>> byText = List.copyOf(parts.values());
        TextIndex index = new TextIndex(List.copyOf(parts.keySet()));
        holders.forEach((literal, places) -> pattern(literal).ifPresent(pattern -> {
            String flat = pattern.flatText();
            supply(literal, places, whole.getOrDefault(flat, List.of()));
            BitSet seen = new BitSet();
            index.scan(flat, found -> {
                if (!seen.get(found)) {
                    seen.set(found);
                    supply(literal, places, byText.get(found));
                }
            });
        }));
    }

    private void mention(Atom atom, BitSet places) {
        switch (atom) {
            case Atom.Test test -> mention(test.field(), places);
            case Atom.Present present -> mention(present.field(), places);
            case Atom.Comparison comparison -> {
                mention(comparison.left(), places);
                mention(comparison.right(), places);
            }
            case Atom.Keyword keyword -> keywords.or(places);
        }
    }

    private void mention(Atom.FieldNumber field, BitSet places) {
        mentions.computeIfAbsent(field, fresh -> new BitSet()).or(places);
    }

    private void add(Term.Literal literal, String text, Map<String, List<Term.Literal>> wanted) {
        wanted.computeIfAbsent(text, fresh -> new ArrayList<>()).add(literal);
        suppliers.put(literal, new BitSet());
    }

    private static void collect(Term term, int index, Map<Term.Literal, BitSet> holders) {
        switch (term) {
            case Term.Literal literal ->
                holders.computeIfAbsent(literal, fresh -> new BitSet()).set(index);
            case Term.All(int number, int size, long fields, List<Term> terms) ->
                terms.forEach(inner -> collect(inner, index, holders));
            case Term.Any(int number, int size, long fields, List<Term> terms) ->
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
            case Term.Literal literal -> {
                BitSet supplying = suppliers.get(literal);
                yield supplying == null ? mentioning(literal.atom()) : supplying;
            }
            case Term.All(int number, int size, long fields, List<Term> terms) -> {
                BitSet all = (BitSet) everything.clone();
                terms.forEach(inner -> all.and(of(inner)));
                yield all;
            }
            case Term.Any(int number, int size, long fields, List<Term> terms) -> {
                BitSet any = new BitSet();
                terms.forEach(inner -> any.or(of(inner)));
                yield any;
            }
        };
    }

    /** A literal about fields is implied by literals about one of them, or ruled out with a keyword. */
    private BitSet mentioning(Atom atom) {
        BitSet mentioning = (BitSet) keywords.clone();
        switch (atom) {
            case Atom.Test test -> mentioning.or(mentions(test.field()));
            case Atom.Present present -> mentioning.or(mentions(present.field()));
            case Atom.Comparison comparison -> {
                mentioning.or(mentions(comparison.left()));
                mentioning.or(mentions(comparison.right()));
            }
            case Atom.Keyword keyword -> mentioning.or(everything);
        }
        return mentioning;
    }

    private BitSet mentions(Atom.FieldNumber field) {
        return mentions.getOrDefault(field, everything);
    }
}
