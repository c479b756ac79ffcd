package dev.tocsin.compiler.intake.stix;

import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.intake.compound.Part;
import dev.tocsin.compiler.intake.compound.Slot;
import dev.tocsin.compiler.intake.compound.ValueParts;
import dev.tocsin.compiler.intake.stix.JoinedTests.Joined;
import dev.tocsin.compiler.intake.stix.pattern.Comparison;
import dev.tocsin.compiler.intake.stix.pattern.Comparison.Operator;
import dev.tocsin.compiler.intake.stix.pattern.Comparison.Sense;
import dev.tocsin.compiler.intake.stix.pattern.Literal;
import dev.tocsin.compiler.intake.stix.pattern.Observations;
import dev.tocsin.compiler.intake.stix.pattern.Observations.Qualifier;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A pattern, read as a tree, to what an indicator can hold of it. */
final class PatternParts {
    private final SourceText pattern;

    private PatternParts(SourceText pattern) {
        this.pattern = pattern;
    }

    /**
     * What a pattern asks for.
     *
     * @param observations read from this text
     */
    static Part of(Observations observations, String pattern) {
        return new PatternParts(new SourceText("pattern", pattern)).part(observations);
    }

    private Part part(Observations observations) {
        return switch (observations) {
            case Observations.Observation(Comparison comparison, Span span) -> part(comparison);
            case Observations.Or(List<Observations> terms, Span span) ->
                Part.any(terms.stream().map(this::part).toList());
            // Two observations may be two events, and two files. As one term they would never be seen together, and
            // each alone is not what the publisher says is bad.
            case Observations.And and ->
                new Part.Unseen(
                        text(and.span()),
                        "joins observations, which may be of different events; a Sigma correlation can say it");
            case Observations.FollowedBy followedBy ->
                new Part.Unseen(
                        text(followedBy.span()),
                        "tells an order of events, which single events do not have; a Sigma correlation can say it");
            case Observations.Qualified qualified -> qualified(qualified);
        };
    }

    private Part qualified(Observations.Qualified qualified) {
        Part inner = part(qualified.term());
        return switch (qualified.qualifier()) {
            // One event lies within any time.
            case Qualifier.Within within when isOneEvent(qualified.term()) -> inner;
            case Qualifier.Within within ->
                new Part.Conditional(
                        inner,
                        text(qualified.span()),
                        "sets a time within which several events must come; a Sigma correlation can say it");
            case Qualifier.Repeats(int times) when times <= 1 -> inner;
            case Qualifier.Repeats repeats ->
                new Part.Conditional(
                        inner,
                        text(qualified.span()),
                        "counts events, which no indicator can; taken, each event is an alert");
            case Qualifier.StartStop startStop ->
                new Part.Conditional(
                        inner,
                        text(qualified.span()),
                        "holds between two moments only, which cannot be said of a part; taken, it holds always");
        };
    }

    private static boolean isOneEvent(Observations observations) {
        return switch (observations) {
            case Observations.Observation observation -> true;
            case Observations.Or(List<Observations> terms, Span span) ->
                terms.stream().allMatch(PatternParts::isOneEvent);
            case Observations.Qualified(Observations term, Qualifier.Within within, Span span) -> isOneEvent(term);
            case Observations.Qualified qualified -> false;
            case Observations.And and -> false;
            case Observations.FollowedBy followedBy -> false;
        };
    }

    private Part part(Comparison comparison) {
        return switch (comparison) {
            case Comparison.Or(List<Comparison> terms, Span span) ->
                Part.any(terms.stream().map(this::part).toList());
            case Comparison.And(List<Comparison> terms, Span span) ->
                all(flat(terms).toList());
            case Comparison.Test test -> part(test);
        };
    }

    /** Parentheses change nothing among terms that are all joined by {@code AND}. */
    private static Stream<Comparison> flat(List<Comparison> terms) {
        return terms.stream().flatMap(term -> term instanceof Comparison.And and ? flat(and.terms()) : Stream.of(term));
    }

    private Part all(List<Comparison> terms) {
        JoinedTests joined = JoinedTests.of(terms);
        List<Part> parts = new ArrayList<>();
        for (Comparison term : joined.rest()) {
            parts.add(part(term));
        }
        for (Joined value : joined.values()) {
            parts.add(value.part());
        }
        return parts.isEmpty()
                ? new Part.Unseen(text(terms.get(0).span()), "says only of what kind something is")
                : Part.all(parts);
    }

    private Part part(Comparison.Test test) {
        Property property = Property.of(test.path());
        String text = text(test.span());
        Part part = switch (property) {
            case Property.Unseen(String why) -> new Part.Unseen(text, why);
            case Property.Narrowing() -> new Part.Narrowing(text);
            case Property.Seen(Slot slot) -> compared(slot, test, text);
        };
        return test.sense() == Sense.NEGATED && test.operator() != Operator.EXISTS ? new Part.Not(part) : part;
    }

    private static Part compared(Slot slot, Comparison.Test test, String text) {
        List<Literal> operands = test.operands();
        return switch (test.operator()) {
            case EQUAL -> value(slot, operands.get(0), text);
            case IN ->
                operands.isEmpty()
                        ? new Part.Unseen(text, "has no values")
                        : Part.any(operands.stream()
                                .map(operand -> value(slot, operand, text))
                                .toList());
            case LIKE -> like(slot, rooted(slot, operands.get(0).text()));
            case MATCHES -> slot.part(Condition.MATCHES, operands.get(0).text());
            case IS_SUBSET ->
                slot instanceof Slot.Typed
                        ? new Part.Unseen(text, "is about networks, which this property does not hold")
                        : ValueParts.address(operands.get(0).text(), slot.scopes());
            case IS_SUPERSET -> new Part.Unseen(text, "asks for networks around another, which no event holds");
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                new Part.Unseen(text, "is a comparison of size, which lists do not have");
            case EXISTS -> new Part.Unseen(text, "asks only whether there is a value");
        };
    }

    private static Part value(Slot slot, Literal literal, String text) {
        return switch (literal) {
            case Literal.Text(String value) -> slot.part(Condition.IS, value);
            case Literal.Numeric(String value) -> slot.part(Condition.IS, value);
            case Literal.Hexadecimal(String value) -> slot.part(Condition.IS, value);
            case Literal.Base64 base64 -> new Part.Unseen(text, "compares bytes, which events do not hold");
            case Literal.Truth truth -> new Part.Unseen(text, "compares with a truth value");
            case Literal.Timestamp timestamp -> new Part.Unseen(text, "compares with a moment");
        };
    }

    /** Nobody means any characters by the underscores of HKEY_LOCAL_MACHINE. */
    private static String rooted(Slot slot, String wildcards) {
        return slot instanceof Slot.Typed typed && typed.type() == IndicatorType.REGISTRY_KEY
                ? ValueParts.withKnownRoot(wildcards)
                : wildcards;
    }

    /** {@code %} stands for any text, {@code _} for one character; neither can be escaped. */
    private static Part like(Slot slot, String wildcards) {
        String inner = wildcards;
        boolean open = inner.startsWith("%");
        boolean openEnd = inner.length() > 1 && inner.endsWith("%");
        inner = inner.substring(open ? 1 : 0, inner.length() - (openEnd ? 1 : 0));
        if (inner.indexOf('%') >= 0 || inner.indexOf('_') >= 0 || inner.isEmpty()) {
            return slot.part(Condition.MATCHES, expression(wildcards));
        }
        Condition condition = open
                ? (openEnd ? Condition.CONTAINS : Condition.ENDS_WITH)
                : (openEnd ? Condition.STARTS_WITH : Condition.IS);
        return slot.part(condition, inner);
    }

    private static String expression(String wildcards) {
        StringBuilder expression = new StringBuilder("^");
        wildcards.codePoints().forEach(codePoint -> {
            switch (codePoint) {
                case '%' -> expression.append(".*");
                case '_' -> expression.append('.');
                default -> {
                    if ("\\^$.|?*+()[]{}".indexOf(codePoint) >= 0) {
                        expression.append('\\');
                    }
                    expression.appendCodePoint(codePoint);
                }
            }
        });
        return expression.append('$').toString();
    }

    private String text(Span span) {
        return pattern.slice(span);
    }
}
