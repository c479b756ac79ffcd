package dev.tocsin.sigma.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The value modifiers of the Sigma specification 2.1, appendix "modifiers". */
public enum Modifier {
    CONTAINS("contains"),
    STARTSWITH("startswith"),
    ENDSWITH("endswith"),
    ALL("all"),
    NEQ("neq"),
    EXISTS("exists"),
    CASED("cased"),
    WINDASH("windash"),
    RE("re"),
    IGNORECASE("i", "ignorecase"),
    MULTILINE("m", "multiline"),
    DOTALL("s", "dotall"),
    BASE64("base64"),
    BASE64OFFSET("base64offset"),
    UTF16LE("utf16le", "wide"),
    UTF16BE("utf16be"),
    UTF16("utf16"),
    LT("lt"),
    LTE("lte"),
    GT("gt"),
    GTE("gte"),
    MINUTE("minute"),
    HOUR("hour"),
    DAY("day"),
    WEEK("week"),
    MONTH("month"),
    YEAR("year"),
    CIDR("cidr"),
    EXPAND("expand"),
    FIELDREF("fieldref");

    private static final Map<String, Modifier> BY_WORD = Arrays.stream(values())
            .flatMap(modifier -> modifier.words.stream().map(word -> Map.entry(word, modifier)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final List<String> words;

    Modifier(String... words) {
        this.words = List.of(words);
    }

    /** The modifier that rules write with this word. */
    public static Optional<Modifier> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    /** Every word that names a modifier, for hints. */
    public static Stream<String> allWords() {
        return Arrays.stream(values()).map(modifier -> modifier.words).flatMap(List::stream);
    }

    /** The word as rules write it; the first where there are several. */
    public String word() {
        return words.getFirst();
    }

    /** Every word for it, the usual one first. */
    public List<String> words() {
        return words;
    }

    /** What kind of value it takes. */
    public Operand operand() {
        return switch (this) {
            case ALL, NEQ -> Operand.ANY;
            case EXISTS -> Operand.BOOLEAN;
            case LT, LTE, GT, GTE, MINUTE, HOUR, DAY, WEEK, MONTH, YEAR -> Operand.NUMBER;
            case CONTAINS,
                    STARTSWITH,
                    ENDSWITH,
                    CASED,
                    WINDASH,
                    RE,
                    IGNORECASE,
                    MULTILINE,
                    DOTALL,
                    BASE64,
                    BASE64OFFSET,
                    UTF16LE,
                    UTF16BE,
                    UTF16,
                    CIDR,
                    EXPAND,
                    FIELDREF -> Operand.TEXT;
        };
    }

    /** A kind of value that modifiers take. */
    public enum Operand {
        /** Whatever the other modifiers of the item take. */
        ANY,
        TEXT,
        NUMBER,
        BOOLEAN
    }
}
