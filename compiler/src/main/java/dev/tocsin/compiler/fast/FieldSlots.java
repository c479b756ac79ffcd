package dev.tocsin.compiler.fast;

import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for fields, so that a view finds their values without hashing. Fields with the same candidates are one. */
public final class FieldSlots {
    /** Stands for every value of the document, whatever its field. */
    public static final int EVERYWHERE = 0;

    private final Map<List<Candidate>, Integer> numbers = new HashMap<>();
    private final List<Field> fields = new ArrayList<>();

    /** The field's number, counting from 1; a new one if it was never asked for. */
    public int of(Field field) {
        return numbers.computeIfAbsent(field.candidates(), candidates -> {
            fields.add(field);
            return fields.size();
        });
    }

    /** How many numbers are in use, {@link #EVERYWHERE} included. */
    public int count() {
        return fields.size() + 1;
    }

    /** The field of a number other than {@link #EVERYWHERE}. */
    public Field field(int slot) {
        return fields.get(slot - 1);
    }
}
