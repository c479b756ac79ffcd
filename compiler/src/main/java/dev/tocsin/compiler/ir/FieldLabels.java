package dev.tocsin.compiler.ir;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What the fields of one predicate are called in its text: the name the rule gives them, followed by a number where a
 * name stands for other places in the document than before.
 */
public final class FieldLabels {
    /** Stands for every value of the document. No field is called so. */
    public static final String ANYWHERE = "*";

    private final SequencedMap<Field, String> labels = new LinkedHashMap<>();
    private final Map<String, Field> fields = new HashMap<>();

    public FieldLabels(Predicate predicate) {
        collect(predicate);
    }

    private void collect(Predicate predicate) {
        switch (predicate) {
            case Predicate.Always() -> {}
            case Predicate.Never() -> {}
            case Predicate.And(List<Predicate> terms) -> terms.forEach(this::collect);
            case Predicate.Or(List<Predicate> terms) -> terms.forEach(this::collect);
            case Predicate.Not(Predicate operand) -> collect(operand);
            case Predicate.FieldTest(Field field, Matcher matcher, Optional<Origin> origin) -> label(field);
            case Predicate.FieldPresent(Field field, Optional<Origin> origin) -> label(field);
            case Predicate.FieldComparison comparison -> {
                label(comparison.left());
                label(comparison.right());
            }
            case Predicate.KeywordTest test -> {}
        }
    }

    private void label(Field field) {
        if (labels.containsKey(field)) {
            return;
        }
        String label = field.name();
        for (int number = 2; label.equals(ANYWHERE) || fields.containsKey(label); number++) {
            label = field.name() + " (" + number + ")";
        }
        labels.put(field, label);
        fields.put(label, field);
    }

    /** The label of a field of the predicate. */
    public String of(Field field) {
        return Objects.requireNonNull(labels.get(field), field::name);
    }

    /** The field that a label stands for; none if no field of the predicate has it. */
    public Optional<Field> field(String label) {
        return Optional.ofNullable(fields.get(label));
    }

    /** All labels, in the order in which the predicate names their fields. */
    public SequencedMap<Field, String> all() {
        return Collections.unmodifiableSequencedMap(labels);
    }
}
