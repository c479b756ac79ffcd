package dev.tocsin.compiler.intake.text;

import dev.tocsin.compiler.indicator.IndicatorKind;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.ValueReading;
import dev.tocsin.compiler.refang.DottedNames;
import dev.tocsin.compiler.refang.PathForm;
import dev.tocsin.compiler.refang.Refanging;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Values that have no form of their own: where a heading or a label names their type, an entry as a whole is one. */
final class Entries {
    private static final Set<String> NONE =
            Set.of("n/a", "na", "-", "--", "none", "unknown", "tbd", "various", "random", "multiple", "");
    private static final String[] NOTE_SEPARATORS = {"\t", " - ", " – ", " — ", " <-- ", " # ", "   "};
    private static final int MOST_WORDS_OF_A_NAME = 14;

    private Entries() {}

    /** A value and the note behind it. */
    record Entry(IndicatorType type, String text, String note) {}

    /** The values of an entry; none if it is a sentence or says that there is none. */
    static List<Entry> of(IndicatorType type, String entry) {
        List<Entry> entries = new ArrayList<>();
        for (String line : entry.split("\n", -1)) {
            for (String part : parts(type, line.strip())) {
                one(type, part).ifPresent(entries::add);
            }
        }
        return entries;
    }

    private static List<String> parts(IndicatorType type, String entry) {
        boolean several = switch (type.kind()) {
            case NAME -> true;
            case FILE -> type == IndicatorType.FILE_NAME;
            case ADDRESS, PORT, DIGEST, IMPORT_DIGEST, HOST, URL, EMAIL, REGISTRY, TEXT -> false;
        };
        return several && (entry.contains("`, `") || !entry.contains("`"))
                ? Arrays.asList(entry.split("[,;] ", -1))
                : List.of(entry);
    }

    private static Optional<Entry> one(IndicatorType type, String entry) {
        String value = entry;
        String note = "";
        int close = entry.startsWith("`") ? entry.indexOf('`', 1) : -1;
        if (close > 1) {
            value = entry.substring(1, close);
            note = entry.substring(close + 1);
        } else if (type.kind() != IndicatorKind.TEXT) {
            for (String separator : NOTE_SEPARATORS) {
                int at = value.indexOf(separator);
                if (at > 0) {
                    note = value.substring(at + separator.length());
                    value = value.substring(0, at);
                }
            }
            int data = type == IndicatorType.REGISTRY_KEY ? value.indexOf(" = ") : -1;
            if (data > 0) {
                note = value.substring(data) + note;
                value = value.substring(0, data);
            }
        }
        return read(type, value, LineReading.note(note));
    }

    private static Optional<Entry> read(IndicatorType type, String value, String note) {
        String plain = value.replace("`", "").strip();
        Optional<IndicatorType> path = PathForm.type(plain);
        IndicatorType actual = type == IndicatorType.FILE_NAME ? path.orElse(type) : type;
        String text = Refanging.refang(actual, plain);
        boolean nothing = NONE.contains(text.toLowerCase(Locale.ROOT))
                || isSentence(actual, text)
                || isElsewhere(actual, text, path);
        return nothing || !(actual.read(text) instanceof ValueReading.Valid(String valid))
                ? Optional.empty()
                : Optional.of(new Entry(actual, valid, note));
    }

    private static boolean isSentence(IndicatorType type, String text) {
        if (type.kind() == IndicatorKind.TEXT) {
            return text.endsWith(":");
        }
        if (type == IndicatorType.FILE_NAME && DottedNames.isFileName(text)) {
            return false;
        }
        boolean words = text.split(" ", -1).length > MOST_WORDS_OF_A_NAME;
        return words || text.endsWith(":") || (text.endsWith(".") && text.indexOf(' ') > 0);
    }

    /** Whether a text cannot be of its type by how it begins. */
    private static boolean isElsewhere(IndicatorType type, String text, Optional<IndicatorType> path) {
        return switch (type.kind()) {
            case REGISTRY -> !path.equals(Optional.of(type));
            case FILE ->
                type == IndicatorType.FILE_NAME
                        ? text.indexOf('.') < 0 && text.indexOf(' ') >= 0
                        : path.isEmpty() && text.indexOf('\\') < 0 && (text.indexOf('/') < 0 || text.indexOf(' ') >= 0);
            case ADDRESS, PORT, DIGEST, IMPORT_DIGEST, HOST, URL, EMAIL, NAME, TEXT -> false;
        };
    }
}
