package dev.tocsin.compiler.drools;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.FieldLabels;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Portion;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.ir.Regex;
import dev.tocsin.compiler.ir.Values;
import dev.tocsin.sigma.model.Network;
import dev.tocsin.sigma.model.SigmaString;
import dev.tocsin.sigma.regex.Flag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An event as the DRL text of a rule speaks of it: the methods here are the words that {@link DrlText} writes. A field is
 * named by its label; {@code "*"} is any value of the document. Each method is true if one of the field's values fits.
 * Labels that the rule does not have and arguments that mean nothing are refused with {@link IllegalArgumentException}.
 */
public final class RuleEvent {
    private final FieldLabels labels;
    private final LongLists lists;
    private final Document document;

    private RuleEvent(Predicate predicate, Document document) {
        this.labels = new FieldLabels(predicate);
        this.lists = new LongLists(predicate);
        this.document = document;
    }

    /** A document as the text of the rule sees it. */
    public static RuleEvent of(CompiledRule rule, Document document) {
        return new RuleEvent(rule.predicate(), document);
    }

    /** The whole value fits a pattern with {@code *} and {@code ?}, whatever the letter case. */
    public boolean like(String field, String pattern) {
        return fits(field, new Matcher.Like(SigmaString.parse(pattern), LetterCase.IGNORED));
    }

    /** The one character that no string literal of DRL can hold. */
    public String nul() {
        return "\0";
    }

    /** The whole value fits a pattern with {@code *} and {@code ?}, letter case included. */
    public boolean likeCased(String field, String pattern) {
        return fits(field, new Matcher.Like(SigmaString.parse(pattern), LetterCase.EXACT));
    }

    /** The regular expression matches somewhere in the value. */
    public boolean matches(String field, String expression) {
        return matches(field, expression, "");
    }

    /**
     * The regular expression matches somewhere in the value.
     *
     * @param flags any of {@code i}, {@code m}, {@code s}
     */
    public boolean matches(String field, String expression, String flags) {
        Set<Flag> set = EnumSet.noneOf(Flag.class);
        flags.chars()
                .forEach(letter -> set.add(
                        switch (letter) {
                            case 'i' -> Flag.IGNORE_CASE;
                            case 'm' -> Flag.MULTILINE;
                            case 's' -> Flag.DOT_ALL;
                            default -> throw new IllegalArgumentException("no such flag in " + flags);
                        }));
        return fits(field, new Matcher.Matches(Regex.of(expression, set)));
    }

    /** The value is an address in the network, given as {@code address/prefix}. */
    public boolean inNetwork(String field, String network) {
        return fits(
                field,
                new Matcher.InNetwork(Network.parse(network).orElseThrow(() -> new IllegalArgumentException(network))));
    }

    /** The value is a number less than this one. */
    public boolean lessThan(String field, String number) {
        return compares(field, Matcher.Comparison.LESS, number);
    }

    /** The value is a number, this one or less. */
    public boolean atMost(String field, String number) {
        return compares(field, Matcher.Comparison.LESS_OR_EQUAL, number);
    }

    /** The value is a number greater than this one. */
    public boolean greaterThan(String field, String number) {
        return compares(field, Matcher.Comparison.GREATER, number);
    }

    /** The value is a number, this one or greater. */
    public boolean atLeast(String field, String number) {
        return compares(field, Matcher.Comparison.GREATER_OR_EQUAL, number);
    }

    private boolean compares(String field, Matcher.Comparison comparison, String number) {
        return fits(field, new Matcher.Compare(comparison, new BigDecimal(number)));
    }

    /**
     * A part of the value, a date and time, equals the number.
     *
     * @param part {@code minute}, {@code hour}, {@code day}, {@code week}, {@code month} or {@code year}
     */
    public boolean datePart(String field, String part, int number) {
        return fits(field, new Matcher.DatePartEquals(Matcher.DatePart.valueOf(part.toUpperCase(Locale.ROOT)), number));
    }

    /**
     * The value shows one of the listed ones.
     *
     * @param portion how, a {@link Portion} in lower case: {@code last-name}
     */
    public boolean oneOf(String field, String portion, String... values) {
        return fits(
                field,
                new Matcher.OneOf(Values.of(
                        Portion.valueOf(portion.toUpperCase(Locale.ROOT).replace('-', '_')),
                        Arrays.stream(values)
                                .map(value -> new Values.Listed(value, Optional.empty()))
                                .toList())));
    }

    /** The value shows one of a long list of the rule, which the text of the rule gives this number. */
    public boolean oneOfList(String field, int number) {
        return fits(field, new Matcher.OneOf(lists.all().get(number - 1)));
    }

    /** The value is a moment, this one or a later one. */
    public boolean notBefore(String field, String moment) {
        return fits(field, new Matcher.NotBefore(Instant.parse(moment)));
    }

    /** The field has a value. */
    public boolean present(String field) {
        return Oracle.matches(new Predicate.FieldPresent(named(field), Optional.empty()), document);
    }

    /** A value equals one of the other field's, whatever the letter case. */
    public boolean equalsField(String field, String other) {
        return compares(field, Predicate.Relation.EQUALS, other, LetterCase.IGNORED);
    }

    /** A value equals one of the other field's, letter case included. */
    public boolean equalsFieldCased(String field, String other) {
        return compares(field, Predicate.Relation.EQUALS, other, LetterCase.EXACT);
    }

    /** A value contains one of the other field's, whatever the letter case. */
    public boolean containsField(String field, String other) {
        return compares(field, Predicate.Relation.CONTAINS, other, LetterCase.IGNORED);
    }

    /** A value contains one of the other field's, letter case included. */
    public boolean containsFieldCased(String field, String other) {
        return compares(field, Predicate.Relation.CONTAINS, other, LetterCase.EXACT);
    }

    /** A value starts with one of the other field's, whatever the letter case. */
    public boolean startsWithField(String field, String other) {
        return compares(field, Predicate.Relation.STARTS_WITH, other, LetterCase.IGNORED);
    }

    /** A value starts with one of the other field's, letter case included. */
    public boolean startsWithFieldCased(String field, String other) {
        return compares(field, Predicate.Relation.STARTS_WITH, other, LetterCase.EXACT);
    }

    /** A value ends with one of the other field's, whatever the letter case. */
    public boolean endsWithField(String field, String other) {
        return compares(field, Predicate.Relation.ENDS_WITH, other, LetterCase.IGNORED);
    }

    /** A value ends with one of the other field's, letter case included. */
    public boolean endsWithFieldCased(String field, String other) {
        return compares(field, Predicate.Relation.ENDS_WITH, other, LetterCase.EXACT);
    }

    private boolean compares(String field, Predicate.Relation relation, String other, LetterCase letterCase) {
        return Oracle.matches(
                new Predicate.FieldComparison(named(field), relation, named(other), letterCase, Optional.empty()),
                document);
    }

    /** True. */
    public boolean always() {
        return true;
    }

    /** False. */
    public boolean never() {
        return false;
    }

    private boolean fits(String field, Matcher matcher) {
        Predicate test = field.equals(FieldLabels.ANYWHERE)
                ? new Predicate.KeywordTest(matcher, Optional.empty())
                : new Predicate.FieldTest(named(field), matcher, Optional.empty());
        return Oracle.matches(test, document);
    }

    private Field named(String label) {
        return labels.field(label).orElseThrow(() -> new IllegalArgumentException("the rule has no field " + label));
    }
}
