package dev.tocsin.compiler.ir;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Finds values anywhere in a text. */
final class OccurrenceLookup implements Lookup {
    private final String[] values;
    /** Of a value with a star, what the whole text has to fit. */
    private final BitSet starred = new BitSet();

    private final StretchIndex index;

    OccurrenceLookup(List<String> texts) {
        this.values = texts.stream().map(CaseFolding::fold).toArray(String[]::new);
        for (int number = 0; number < values.length; number++) {
            if (values[number].indexOf('*') >= 0) {
                values[number] = "*" + values[number] + "*";
                starred.set(number);
            }
        }
        this.index = new StretchIndex(IntStream.range(0, values.length).toArray(), values);
    }

    @Override
    public Search find(String text, Found found) {
        BitSet tried = new BitSet();
        return index.find(text, (number, start) -> {
            boolean shown;
            if (!starred.get(number)) {
                shown = stands(values[number], text, start);
            } else if (tried.get(number)) {
                // The answer is about the whole text, whose repetitions would ask again and again.
                return Search.ON;
            } else {
                tried.set(number);
                shown = Wildcards.fit(values[number], text);
            }
            return shown ? found.value(number) : Search.ON;
        });
    }

    private static boolean stands(String value, String text, int at) {
        return at >= 0
                && text.startsWith(value, at)
                && Wildcards.isWhole(text, at)
                && Wildcards.isWhole(text, at + value.length());
    }
}
