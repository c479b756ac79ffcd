package dev.tocsin.compiler.index;

import dev.tocsin.compiler.fast.EventView;
import dev.tocsin.compiler.fast.FieldSlots;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.Predicate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Tells events apart by channel, provider and event id, as far as the rules do, and knows which rules a kind of event
 * leaves possible. What a rule needs is read off its predicate alone, so the same values decide here and there.
 */
final class EventKinds {
    /** The event has several of the values that rules name: every rule stays possible. */
    private static final int SEVERAL = 0;

    /** The event has none of the values that rules name. */
    private static final int OTHER = 1;

    private static final Set<String> TELLING_PATHS =
            Set.of("winlog.channel", "winlog.provider_name", "event.code", "winlog.event_id", "event.provider");

    private final List<Property> properties;
    private final int rules;

    private EventKinds(List<Property> properties, int rules) {
        this.properties = List.copyOf(properties);
        this.rules = rules;
    }

    /** A field that tells kinds of events apart: the values that rules name, and which rules can do with each. */
    private record Property(int slot, Map<String, Integer> numbers, List<BitSet> possible) {}

    /** Whether a field says what kind of event it is. */
    static boolean isTelling(Field field) {
        return field.candidates().stream().allMatch(candidate -> TELLING_PATHS.containsAll(candidate.paths()));
    }

    static EventKinds of(List<Predicate> predicates, FieldSlots slots) {
        SortedSet<Integer> telling = new TreeSet<>();
        for (int slot = 1; slot < slots.count(); slot++) {
            if (isTelling(slots.field(slot))) {
                telling.add(slot);
            }
        }
        List<Property> properties = new ArrayList<>();
        for (int slot : telling) {
            properties.add(property(slot, predicates, slots));
        }
        return new EventKinds(properties, predicates.size());
    }

    private static Property property(int slot, List<Predicate> predicates, FieldSlots slots) {
        Map<String, Integer> numbers = new HashMap<>();
        List<BitSet> possible = new ArrayList<>(List.of(new BitSet(), new BitSet()));
        BitSet open = new BitSet();
        for (int rule = 0; rule < predicates.size(); rule++) {
            Optional<Set<String>> values = NecessaryValues.of(predicates.get(rule), field -> slots.of(field) == slot);
            if (values.isEmpty()) {
                open.set(rule);
                continue;
            }
            for (String value : values.get()) {
                int number = numbers.computeIfAbsent(value, fresh -> {
                    possible.add(new BitSet());
                    return possible.size() - 1;
                });
                possible.get(number).set(rule);
            }
        }
        possible.forEach(rules -> rules.or(open));
        possible.get(SEVERAL).set(0, predicates.size());
        return new Property(slot, numbers, List.copyOf(possible));
    }

    /** The kind of an event. Equal kinds leave the same rules possible; there are no more kinds than rules can name. */
    List<Integer> of(EventView event) {
        List<Integer> kind = new ArrayList<>(properties.size());
        for (Property property : properties) {
            int number = OTHER;
            for (String value : event.foldedValues(property.slot())) {
                int named = property.numbers().getOrDefault(value, OTHER);
                if (named != OTHER && named != number) {
                    number = number == OTHER ? named : SEVERAL;
                }
                if (number == SEVERAL) {
                    break;
                }
            }
            kind.add(number);
        }
        return kind;
    }

    /** The rules that may match events of a kind. */
    BitSet possible(List<Integer> kind) {
        BitSet possible = new BitSet();
        possible.set(0, rules);
        for (int i = 0; i < properties.size(); i++) {
            possible.and(properties.get(i).possible().get(kind.get(i)));
        }
        return possible;
    }
}
