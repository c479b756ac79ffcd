package dev.tocsin.compiler.drools;

import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Portion;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.ir.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The lists of a predicate that are too long for the text of a rule, by the numbers that the text gives them. */
final class LongLists {
    private static final int LONGEST = 100;
    private static final int SHOWN = 5;

    private final Map<Values, Integer> numbers = new LinkedHashMap<>();

    LongLists(Predicate predicate) {
        collect(predicate);
    }

    private void collect(Predicate predicate) {
        switch (predicate) {
            case Predicate.And(List<Predicate> terms) -> terms.forEach(this::collect);
            case Predicate.Or(List<Predicate> terms) -> terms.forEach(this::collect);
            case Predicate.Not(Predicate operand) -> collect(operand);
            case Predicate.FieldTest test -> collect(test.matcher());
            case Predicate.KeywordTest test -> collect(test.matcher());
            case Predicate.Always always -> {}
            case Predicate.Never never -> {}
            case Predicate.FieldPresent present -> {}
            case Predicate.FieldComparison comparison -> {}
        }
    }

    private void collect(Matcher matcher) {
        if (matcher instanceof Matcher.OneOf(Values values) && isLong(values)) {
            numbers.putIfAbsent(values, numbers.size() + 1);
        }
    }

    boolean isLong(Values values) {
        return values.size() > LONGEST;
    }

    List<Values> all() {
        return new ArrayList<>(numbers.keySet());
    }

    int number(Values values) {
        return numbers.getOrDefault(values, 0);
    }

    /** How a rule's text names a portion: {@code last-name}. */
    static String word(Portion portion) {
        return portion.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For example {@code 4000 values, last-name: a.exe, b.exe, c.exe, d.exe, e.exe and others}. */
    static String summary(Values values) {
        return values.size() + " values, " + word(values.portion()) + ": "
                + values.listed().stream()
                        .limit(SHOWN)
                        .map(Values.Listed::text)
                        .collect(Collectors.joining(", ", "", " and others"));
    }
}
