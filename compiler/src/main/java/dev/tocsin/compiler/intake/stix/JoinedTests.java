package dev.tocsin.compiler.intake.stix;

import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.intake.compound.Part;
import dev.tocsin.compiler.intake.compound.ValueParts;
import dev.tocsin.compiler.intake.stix.pattern.Comparison;
import dev.tocsin.compiler.intake.stix.pattern.Comparison.Operator;
import dev.tocsin.compiler.intake.stix.pattern.Comparison.Sense;
import dev.tocsin.compiler.intake.stix.pattern.Comparison.Test;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tests joined by {@code AND}, those put together that only together name a value: a folder and the name of a file in it,
 * a registry key and one of its values. What a neighbour says as well is gone, such as {@code dst_ref.type}.
 */
record JoinedTests(List<Comparison> rest, List<Joined> values) {
    JoinedTests {
        rest = List.copyOf(rest);
        values = List.copyOf(values);
    }

    /** A value that two tests name. */
    record Joined(IndicatorType type, String text, List<MatchScope> scopes) {
        Part part() {
            return ValueParts.of(type, Condition.IS, text, scopes);
        }
    }

    static JoinedTests of(List<Comparison> terms) {
        List<Comparison> rest = withoutTypes(terms);
        List<Joined> values = new ArrayList<>();
        for (Property.Half half : Property.Half.values()) {
            List<Test> containers = ending(rest, half.container());
            List<Test> names = ending(rest, half.member());
            // With more than one of either, nobody knows which belong together.
            if (containers.size() == 1 && names.size() == 1) {
                join(containers.get(0), names.get(0), half).ifPresent(joined -> {
                    values.add(joined);
                    rest.removeAll(List.of(containers.get(0), names.get(0)));
                });
            }
        }
        return new JoinedTests(rest, values);
    }

    /** {@code dst_ref.type = 'ipv4-addr'} goes beside {@code dst_ref.value = ...}, which says it too. */
    private static List<Comparison> withoutTypes(List<Comparison> terms) {
        Set<String> withValue = new HashSet<>();
        for (Comparison term : terms) {
            if (term instanceof Test test && test.sense() == Sense.PLAIN) {
                start(test, ".value").ifPresent(withValue::add);
            }
        }
        List<Comparison> rest = new ArrayList<>(terms);
        rest.removeIf(term -> term instanceof Test test
                && test.sense() == Sense.PLAIN
                && test.operator() == Operator.EQUAL
                && start(test, ".type").filter(withValue::contains).isPresent());
        return rest;
    }

    private static List<Test> ending(List<Comparison> terms, String end) {
        List<Test> found = new ArrayList<>();
        for (Comparison term : terms) {
            if (term instanceof Test test
                    && test.sense() == Sense.PLAIN
                    && test.operator() == Operator.EQUAL
                    && stepsEnd(Property.normalized(test.path()), end)) {
                found.add(test);
            }
        }
        return found;
    }

    /** Whether the end of a path is made of whole steps of it: {@code name} of {@code file:name}, not of {@code x_name}. */
    private static boolean stepsEnd(String path, String end) {
        int before = path.length() - end.length() - 1;
        return before >= 0 && path.endsWith(end) && (path.charAt(before) == ':' || path.charAt(before) == '.');
    }

    private static Optional<Joined> join(Test container, Test name, Property.Half half) {
        Optional<String> start = start(container, half.container());
        if (!start.equals(start(name, half.member()))) {
            return Optional.empty();
        }
        String text = half.join(
                container.operands().get(0).text(), name.operands().get(0).text());
        return Optional.of(new Joined(half.type(), text, Property.scopes(start.orElse(""))));
    }

    private static Optional<String> start(Test test, String end) {
        String path = Property.normalized(test.path());
        return path.endsWith(end) ? Optional.of(path.substring(0, path.length() - end.length())) : Optional.empty();
    }
}
