package dev.tocsin.compiler.ir;

import java.util.List;

/** Which of many values a text shows. */
interface Lookup {
    /** Whether a search goes on. */
    enum Search {
        ON,
        OVER
    }

    /** Told the number of each value that is found, perhaps more than once. */
    @FunctionalInterface
    interface Found {
        Search value(int number);
    }

    /** Tells every value that the text shows, until told that it is enough; how the search ended. */
    Search find(String folded, Found found);

    static Lookup of(Portion portion, List<String> values) {
        return switch (portion) {
            case WHOLE, LAST_NAME, NAME_OR_ABOVE, PATH, KEY_OR_ABOVE, WORD -> new KeyLookup(portion, values);
            case ANYWHERE -> new OccurrenceLookup(values);
            case ADDRESS, ADDRESS_AMONG -> new NetworkLookup(portion, values);
        };
    }
}
