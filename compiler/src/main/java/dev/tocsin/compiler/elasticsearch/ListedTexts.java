package dev.tocsin.compiler.elasticsearch;

import dev.tocsin.compiler.approximation.Bounds;
import dev.tocsin.compiler.approximation.Formula;
import dev.tocsin.compiler.approximation.Reason;
import dev.tocsin.compiler.elasticsearch.IndexedFields.IndexedField;
import dev.tocsin.compiler.ir.CaseFolding;
import dev.tocsin.compiler.ir.CaseVariants;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Portion;
import dev.tocsin.compiler.ir.Values;
import dev.tocsin.sigma.model.Network;
import dev.tocsin.sigma.model.SigmaString;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Listed values in fields that index whole values. {@code terms} knows nothing of letter case, so it is asked for the
 * spellings in small letters, and whatever has a capital is found beside them.
 */
final class ListedTexts {
    /** Where each value is a clause, more of them make a query that no Elasticsearch takes. */
    private static final int MOST_CLAUSES = 2_000;

    private static final String CAPITALS = ".*[A-Z].*";
    private static final String CAPITALS_AND_OTHERS = ".*[A-Z\u0080-\uDBFF\uDFFF].*";
    /** What stands in every text that is more than one IPv4 address in its plain notation. */
    private static final String NOT_PLAIN = ".*[:; \t\n\u000B\f\r].*";

    private final IndexedField field;
    private final Values values;
    private final QueryLanguage language;

    ListedTexts(IndexedField field, Values values, QueryLanguage language) {
        this.field = field;
        this.values = values;
        this.language = language;
    }

    Bounds<Clause> fit() {
        return switch (values.portion()) {
            case WHOLE -> whole();
            case ADDRESS, ADDRESS_AMONG -> addresses();
            case LAST_NAME, NAME_OR_ABOVE, PATH, KEY_OR_ABOVE, WORD, ANYWHERE -> present();
        };
    }

    private Bounds<Clause> present() {
        return Bounds.within(FieldTests.presentOrIgnored(field), field.name(), Reason.MANY_VALUES);
    }

    private Bounds<Clause> whole() {
        SortedSet<String> texts = new TreeSet<>();
        values.listed().forEach(value -> texts.add(CaseFolding.fold(value.text())));
        boolean wellFormed = texts.stream().allMatch(text -> text.codePoints().allMatch(PatternLimits::isWellFormed));
        if (!wellFormed || (language == QueryLanguage.QUERY_STRING && texts.size() > MOST_CLAUSES)) {
            return present();
        }
        Formula<Clause> plain = oneOf(texts);
        boolean beyondAscii = texts.stream().anyMatch(text -> text.chars().anyMatch(unit -> unit >= 0x80));
        boolean caseless = texts.stream()
                .allMatch(text -> text.codePoints()
                        .allMatch(codePoint -> CaseVariants.of(codePoint).size() == 1));
        if (caseless) {
            return KeywordTests.indexed(field, plain, longest(texts));
        }
        Formula<Clause> capitals = Formula.leaf(
                new Clause.Matches(field.name(), beyondAscii ? CAPITALS_AND_OTHERS : CAPITALS, LetterCase.EXACT));
        return Bounds.between(
                plain,
                Formula.any(List.of(plain, capitals, FieldTests.ignored(field))),
                field.name(),
                Reason.LETTER_CASE);
    }

    private static OptionalInt longest(SortedSet<String> texts) {
        return texts.stream()
                .mapToInt(text -> text.codePointCount(0, text.length()))
                .max();
    }

    private Formula<Clause> oneOf(SortedSet<String> texts) {
        return switch (language) {
            case QUERY_DSL -> Formula.leaf(new Clause.OneOf(field.name(), List.copyOf(texts)));
            case QUERY_STRING ->
                Formula.any(texts.stream()
                        .map(text -> Formula.<Clause>leaf(
                                new Clause.Like(field.name(), SigmaString.literal(text), LetterCase.EXACT)))
                        .toList());
        };
    }

    /** An IPv4 address has one notation of four numbers; in any other, an address has a colon. */
    private Bounds<Clause> addresses() {
        SortedSet<String> single = new TreeSet<>();
        SortedSet<String> beginnings = new TreeSet<>();
        boolean everything = false;
        for (Values.Listed value : values.listed()) {
            Network network = Portion.network(value.text());
            if (!network.isIpv4()) {
                continue;
            }
            String address = network.toString().substring(0, network.toString().indexOf('/'));
            int octets = network.prefixLength() / Byte.SIZE;
            everything |= octets == 0;
            if (octets == 4) {
                single.add(address);
            } else {
                beginnings.add(String.join(".", List.of(address.split("\\.")).subList(0, octets)) + ".");
            }
        }
        if (everything
                || beginnings.size() > MOST_CLAUSES
                || (language == QueryLanguage.QUERY_STRING && single.size() > MOST_CLAUSES)) {
            return present();
        }
        List<Formula<Clause>> over = new ArrayList<>();
        if (!single.isEmpty()) {
            over.add(oneOf(single));
        }
        beginnings.forEach(beginning -> over.add(Formula.leaf(
                new Clause.Like(field.name(), SigmaString.literal(beginning).beforeAnything(), LetterCase.EXACT))));
        over.add(Formula.leaf(new Clause.Matches(field.name(), NOT_PLAIN, LetterCase.EXACT)));
        over.add(FieldTests.ignored(field));
        return Bounds.between(
                single.isEmpty() ? new Formula.Nothing<>() : oneOf(single),
                Formula.any(over),
                field.name(),
                Reason.VALUE_ORDER);
    }
}
