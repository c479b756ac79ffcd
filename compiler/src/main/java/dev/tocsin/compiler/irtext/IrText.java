package dev.tocsin.compiler.irtext;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.RuleMetadata;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.FieldLabels;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Origin;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.ir.Values;
import dev.tocsin.sigma.model.Level;
import dev.tocsin.sigma.source.SourceText;
import java.util.List;
import java.util.Optional;

/**
 * A rule as text: who it is, where each of its fields is in a document, and its predicate as an indented tree with one
 * test a line. Behind a test stands the search identifier it comes from and the line of the rule.
 */
public final class IrText {
    private static final String INDENT = "  ";
    private static final int LONGEST_LIST = 1_000;
    private static final int SHOWN = 20;

    private final SourceText source;
    private final FieldLabels labels;
    private final StringBuilder text = new StringBuilder();

    private IrText(CompiledRule rule) {
        this.source = rule.metadata().source();
        this.labels = new FieldLabels(rule.predicate());
    }

    /** The text, ending in a line feed. */
    public static String of(CompiledRule rule) {
        return new IrText(rule).write(rule);
    }

    private String write(CompiledRule rule) {
        RuleMetadata metadata = rule.metadata();
        line(0, "rule " + Notation.onOneLine(metadata.title()));
        line(1, "id: " + Notation.onOneLine(metadata.id()));
        line(1, "level: " + metadata.level().map(Level::word).orElse("none"));
        line(1, "source: " + Notation.onOneLine(source.name()));
        rule.filters().forEach(filter -> line(1, "filter: " + Notation.onOneLine(filter.name())));
        if (!labels.all().isEmpty()) {
            line(0, "");
            line(0, "fields, each the first of its places that has a value");
            labels.all()
                    .forEach((field, label) ->
                            line(1, Notation.onOneLine(label) + ": " + Places.written(field.candidates())));
        }
        line(0, "");
        line(0, "matches");
        write(rule.predicate(), 1);
        return text.toString();
    }

    private void write(Predicate predicate, int depth) {
        switch (predicate) {
            case Predicate.And(List<Predicate> terms) -> write("all of", terms, depth);
            case Predicate.Or(List<Predicate> terms) -> write("any of", terms, depth);
            case Predicate.Not(Predicate.And(List<Predicate> terms)) -> write("not all of", terms, depth);
            case Predicate.Not(Predicate.Or(List<Predicate> terms)) -> write("none of", terms, depth);
            case Predicate.Not(Predicate.Not inner) -> write("not", List.of(inner), depth);
            case Predicate.Not(Predicate leaf) -> line(depth, "not " + leaf(leaf));
            case Predicate leaf -> line(depth, leaf(leaf));
        }
        listed(predicate).ifPresent(values -> write(values, depth + 1));
    }

    /** The values that a leaf, negated or not, looks for. */
    private static Optional<Values> listed(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Not(Predicate.FieldTest test) -> listed(test);
            case Predicate.Not(Predicate.KeywordTest test) -> listed(test);
            case Predicate.FieldTest(Field field, Matcher.OneOf(Values values), Optional<Origin> origin) ->
                Optional.of(values);
            case Predicate.KeywordTest(Matcher.OneOf(Values values), Optional<Origin> origin) -> Optional.of(values);
            case Predicate other -> Optional.empty();
        };
    }

    /** A value a line, of many only the first. */
    private void write(Values values, int depth) {
        int shown = values.size() <= LONGEST_LIST ? values.size() : SHOWN;
        values.listed()
                .subList(0, shown)
                .forEach(value -> line(depth, Notation.quoted(value.text()) + written(value.origin())));
        if (shown < values.size()) {
            line(depth, "and " + (values.size() - shown) + " more");
        }
    }

    private String leaf(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Always() -> "every document";
            case Predicate.Never() -> "no document";
            case Predicate.FieldTest test ->
                name(labels.of(test.field())) + " " + Notation.of(test.matcher()) + written(test.origin());
            case Predicate.FieldPresent test -> name(labels.of(test.field())) + " is present" + written(test.origin());
            case Predicate.FieldComparison test -> comparison(test) + written(test.origin());
            case Predicate.KeywordTest test -> "any value " + Notation.of(test.matcher()) + written(test.origin());
            case Predicate.And and -> throw new IllegalStateException("not a leaf: " + and);
            case Predicate.Or or -> throw new IllegalStateException("not a leaf: " + or);
            case Predicate.Not not -> throw new IllegalStateException("not a leaf: " + not);
        };
    }

    private void write(String connective, List<Predicate> terms, int depth) {
        line(depth, connective);
        terms.forEach(term -> write(term, depth + 1));
    }

    private String comparison(Predicate.FieldComparison test) {
        return name(labels.of(test.left())) + " " + test.relation().words() + " the value of "
                + name(labels.of(test.right())) + (test.letterCase() == LetterCase.EXACT ? ", letter case counts" : "");
    }

    private static String name(String label) {
        return Notation.onOneLine(label);
    }

    private String written(Optional<Origin> origin) {
        return origin.map(this::written).orElse("");
    }

    /** For example {@code   # selection, line 12}; the file too where it is another, such as a filter. */
    private String written(Origin origin) {
        String file = origin.source().equals(source)
                ? ""
                : " of " + Notation.onOneLine(origin.source().name());
        return "  # " + Notation.onOneLine(origin.search()) + ", line "
                + origin.source().position(origin.span().start()).line() + file;
    }

    private void line(int depth, String line) {
        text.append(line.isEmpty() ? "" : INDENT.repeat(depth)).append(line).append('\n');
    }
}
