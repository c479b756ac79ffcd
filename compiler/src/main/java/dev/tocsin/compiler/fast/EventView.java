package dev.tocsin.compiler.fast;

import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.eval.FieldValues;
import dev.tocsin.compiler.ir.LetterCase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One document as the fast tests see it; before the first {@link #show} an empty one. Moves from document to document, so that nothing is allocated for fields that
 * no test asks for. Not safe for use by several threads at once.
 */
public final class EventView {
    private final FieldSlots slots;
    private final FieldView[] fields;
    /** The turn in which a field was last looked up; any other means that its view is of an earlier document. */
    private final long[] shown;

    private Document document = Document.EMPTY;
    private long turn = 1;

    /**
     * A view of no document yet.
     *
     * @param slots complete: fields that join later are unknown to this view
     */
    public EventView(FieldSlots slots) {
        this.slots = slots;
        this.fields = IntStream.range(0, slots.count())
                .mapToObj(slot -> new FieldView())
                .toArray(FieldView[]::new);
        this.shown = new long[fields.length];
    }

    /** Turns to another document. */
    public void show(Document next) {
        document = next;
        turn++;
    }

    /** The document in view. */
    public Document document() {
        return document;
    }

    FieldView field(int slot) {
        FieldView field = fields[slot];
        if (shown[slot] != turn) {
            shown[slot] = turn;
            field.show(slot == FieldSlots.EVERYWHERE ? everything() : FieldValues.of(slots.field(slot), document));
        }
        return field;
    }

    private List<String> everything() {
        List<String> all = new ArrayList<>();
        document.all().forEach(all::addAll);
        return all;
    }

    /** The values of the field with this number, as the oracle has them. */
    public List<String> values(int slot) {
        return field(slot).values();
    }

    /** The values, each folded as {@link dev.tocsin.compiler.ir.CaseFolding} does. */
    public List<String> foldedValues(int slot) {
        return List.of(field(slot).texts(LetterCase.IGNORED));
    }
}
