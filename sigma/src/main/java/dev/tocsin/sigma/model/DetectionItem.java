package dev.tocsin.sigma.model;

import dev.tocsin.sigma.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * One {@code field|modifier: values} of a detection, or keywords, which have no field.
 *
 * @param field the field as the rule names it; empty for a keyword search over the whole event
 * @param modifiers in the order written, which is the order they apply in
 * @param values in the order written; empty only for an empty list, which means the same as {@code null}
 * @param keySpan the place of {@code field|modifier}; of the first value for keywords without a key
 * @param span the place of the whole item
 */
public record DetectionItem(
        Optional<String> field, List<AppliedModifier> modifiers, List<Value> values, Span keySpan, Span span) {
    public DetectionItem {
        modifiers = List.copyOf(modifiers);
        values = List.copyOf(values);
    }

    /** A modifier and where it stands. */
    public record AppliedModifier(Modifier modifier, Span span) {}

    /** Whether the item bears this modifier, anywhere in the chain. */
    public boolean has(Modifier modifier) {
        return modifiers.stream().anyMatch(applied -> applied.modifier() == modifier);
    }
}
