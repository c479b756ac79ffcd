package dev.tocsin.compiler.elasticsearch;

import dev.tocsin.compiler.approximation.Bounds;
import dev.tocsin.compiler.approximation.Formula;
import dev.tocsin.compiler.approximation.PathTests;
import dev.tocsin.compiler.approximation.Reason;
import dev.tocsin.compiler.elasticsearch.IndexedFields.IndexedField;
import dev.tocsin.compiler.eval.Matchers;
import dev.tocsin.compiler.ir.Matcher;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/** A path's values through the fields that index them. What a field's type cannot say is widened, never narrowed. */
public final class FieldTests implements PathTests<Clause> {
    private static final Set<String> CONSTANT = Set.of("keyword", "wildcard", "constant_keyword");

    private final IndexedFields fields;
    private final KeywordTests keywords;
    private final QueryLanguage language;

    /**
     * The tests of the fields that these capabilities describe.
     *
     * @param language in which the index will be asked
     */
    public FieldTests(FieldCapabilities capabilities, QueryLanguage language) {
        this.fields = new IndexedFields(capabilities);
        this.keywords = new KeywordTests(language);
        this.language = language;
    }

    @Override
    public Bounds<Clause> fits(String path, Matcher matcher) {
        return Bounds.any(
                fields.at(path).stream().map(field -> fits(field, matcher)).toList());
    }

    @Override
    public Bounds<Clause> present(String path) {
        return Bounds.any(fields.at(path).stream().map(FieldTests::present).toList());
    }

    private Bounds<Clause> fits(IndexedField field, Matcher matcher) {
        if (field.isObjectElsewhere()) {
            return fits(field.withoutObject(), matcher).onlyOver(field.name(), Reason.MIXED_TYPES);
        }
        SortedSet<String> types = field.types();
        if (FieldCapabilities.WHOLE.containsAll(types)) {
            return keywords.fits(field, matcher);
        }
        if (CONSTANT.containsAll(types)) {
            return keywords.fits(field, matcher).onlyOver(field.name(), Reason.CONSTANT);
        }
        if (FieldCapabilities.ANALYSED.containsAll(types)) {
            return analysed(field, matcher);
        }
        if (NumberTests.TYPES.containsAll(types)) {
            return NumberTests.fits(field, matcher);
        }
        if (types.equals(Set.of("ip"))) {
            return AddressTests.fits(field, matcher, language);
        }
        if (types.equals(Set.of("boolean"))) {
            return truth(field, matcher);
        }
        if (matcher instanceof Matcher.NotBefore(Instant moment) && MomentTests.TYPES.containsAll(types)) {
            return MomentTests.notBefore(field, moment);
        }
        if (types.size() > 1 && isKnown(types)) {
            return mixed(field, matcher);
        }
        return Bounds.within(
                somePresent(field, matcher), field.name(), isKnown(types) ? Reason.OTHER_TYPE : Reason.UNSEARCHABLE);
    }

    /** The whole values in the sub-field; a document that has none of them is one of an index without it. */
    private Bounds<Clause> analysed(IndexedField field, Matcher matcher) {
        if (field.subField().isEmpty()) {
            return Bounds.within(exists(field), field.name(), Reason.ANALYSED_TEXT);
        }
        IndexedField whole = field.subField().get();
        Formula<Clause> withoutSubField = Formula.all(List.of(exists(field), Formula.not(presentOrIgnored(whole))));
        return Bounds.any(
                List.of(keywords.fits(whole, matcher), Bounds.within(withoutSubField, field.name(), Reason.SUB_FIELD)));
    }

    /** Two values, so each is tried; ingest also takes an empty string for false. */
    private static Bounds<Clause> truth(IndexedField field, Matcher matcher) {
        boolean yes = Matchers.fits(matcher, "true");
        boolean no = Matchers.fits(matcher, "false");
        boolean empty = Matchers.fits(matcher, "");
        Formula<Clause> isTrue = Formula.leaf(new Clause.Truth(field.name(), "true"));
        Formula<Clause> isFalse = Formula.leaf(new Clause.Truth(field.name(), "false"));
        Formula<Clause> never = new Formula.Nothing<>();
        return Bounds.between(
                Formula.any(List.of(yes ? isTrue : never, no && empty ? isFalse : never)),
                Formula.any(List.of(yes ? isTrue : never, no || empty ? isFalse : never, ignored(field))),
                field.name(),
                Reason.IGNORED_VALUE);
    }

    /**
     * No query but exists and lenient ones is answered by every type without an error. A fraction is left out, because a
     * whole-number field keeps only what stands before its point, and 0, which is not {@code -0.0} to a field of fractions.
     */
    private Bounds<Clause> mixed(IndexedField field, Matcher matcher) {
        boolean analysed = field.types().stream().anyMatch(FieldCapabilities.ANALYSED::contains);
        boolean lenient = language == QueryLanguage.QUERY_DSL;
        if (lenient
                && !analysed
                && matcher instanceof Matcher.Like like
                && like.pattern().isLiteral()
                && like.pattern().literalText().matches("(?!0+$)\\d{1,18}|\\d{1,3}(\\.\\d{1,3}){3}")) {
            Formula<Clause> equal =
                    Formula.leaf(new Clause.Lenient(field.name(), like.pattern().literalText()));
            return Bounds.within(Formula.any(List.of(equal, ignored(field))), field.name(), Reason.MIXED_TYPES);
        }
        return Bounds.within(somePresent(field, matcher), field.name(), Reason.MIXED_TYPES);
    }

    private static Bounds<Clause> present(IndexedField field) {
        if (field.isObjectElsewhere()) {
            return present(field.withoutObject()).onlyOver(field.name(), Reason.MIXED_TYPES);
        }
        SortedSet<String> types = field.types();
        if (!isKnown(types)) {
            return Bounds.unknown(field.name(), Reason.UNSEARCHABLE);
        }
        if (types.stream().anyMatch(NumberTests.TYPES::contains)) {
            return Bounds.between(
                    presentOrIgnored(field), new Formula.Everything<>(), field.name(), Reason.EMPTY_NUMBER);
        }
        if (types.contains("constant_keyword")) {
            return Bounds.within(presentOrIgnored(field), field.name(), Reason.CONSTANT);
        }
        return Bounds.exactly(FieldCapabilities.ANALYSED.containsAll(types) ? exists(field) : presentOrIgnored(field));
    }

    /** Whether fields of all these types answer to exists, and lie about no value but an empty number. */
    private static boolean isKnown(SortedSet<String> types) {
        return types.stream()
                .allMatch(type -> CONSTANT.contains(type)
                        || FieldCapabilities.ANALYSED.contains(type)
                        || NumberTests.TYPES.contains(type)
                        || MomentTests.TYPES.contains(type)
                        || type.equals("ip")
                        || type.equals("boolean"));
    }

    /** Holds of every document with a value that can fit the matcher. */
    static Formula<Clause> somePresent(IndexedField field, Matcher matcher) {
        boolean number = field.types().stream().anyMatch(NumberTests.TYPES::contains);
        boolean untraceable = !isKnown(field.types()) || (number && Matchers.fits(matcher, ""));
        return untraceable ? new Formula.Everything<>() : presentOrIgnored(field);
    }

    static Formula<Clause> presentOrIgnored(IndexedField field) {
        return Formula.any(List.of(exists(field), ignored(field)));
    }

    static Formula<Clause> exists(IndexedField field) {
        return Formula.leaf(new Clause.Exists(field.name()));
    }

    static Formula<Clause> ignored(IndexedField field) {
        return Formula.leaf(new Clause.Ignored(field.name()));
    }
}
