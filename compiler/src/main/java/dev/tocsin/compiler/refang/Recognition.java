package dev.tocsin.compiler.refang;

import dev.tocsin.compiler.indicator.IndicatorType;
import java.util.Optional;

/** What one word, in plain writing, is by its form alone. */
public sealed interface Recognition {
    /**
     * A value.
     *
     * @param text in the spelling of {@link IndicatorType#read}
     * @param rest what stands behind it in the same word: {@code :443}, {@code |443}, {@code /gate.php}; may be empty
     */
    record Value(IndicatorType type, String text, String rest) implements Recognition {}

    /** Meant as a value, but none: a digest with 63 digits, an address with an octet of 300. */
    record Broken(String why) implements Recognition {}

    /**
     * Written like a value, but more often something else.
     *
     * @param as what it would be
     */
    record Lookalike(Optional<Value> as, String why) implements Recognition {}

    /** Like nothing that is looked for. */
    record Nothing() implements Recognition {}

    /** How sure the place of a word makes that a name is a host. */
    enum Trust {
        /** Nothing does. */
        PLAIN,
        /** It was defanged, or stands where only hosts stand. */
        HOST
    }

    /** Reads a word without blanks in it, in time linear in its length. */
    static Recognition of(String word, Trust trust) {
        return Recognizer.recognize(word, trust);
    }
}
