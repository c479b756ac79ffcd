package dev.tocsin.connector.verdict;

import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.eval.FieldValues;
import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.sigma.diagnostic.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an event has in a field, in words. */
final class EventValues {
    private static final int MOST_VALUES = 3;
    private static final int MOST_PATHS = 4;
    private static final int LONGEST = 160;

    private final Document event;

    EventValues(Document event) {
        this.event = event;
    }

    /** {@code Image is `C:\a.exe`}, or {@link #absent}. */
    String written(Field field) {
        List<String> values = FieldValues.of(field, event);
        if (values.isEmpty()) {
            return absent(field);
        }
        String shown =
                values.stream().limit(MOST_VALUES).map(EventValues::shown).collect(Collectors.joining(", "));
        String more = values.size() > MOST_VALUES ? " and " + (values.size() - MOST_VALUES) + " more" : "";
        return field.name() + " is " + shown + more;
    }

    /** That it is absent, where it was looked for, and what the event has under a name like it. */
    String absent(Field field) {
        List<String> paths = field.candidates().stream()
                .map(Candidate::paths)
                .flatMap(List::stream)
                .distinct()
                .toList();
        String places = paths.stream().limit(MOST_PATHS).collect(Collectors.joining(", "));
        return field.name() + " is absent (no " + places + (paths.size() > MOST_PATHS ? ", ..." : "") + ")"
                + similar(paths)
                        .map(path -> ", but the event has " + shown(path))
                        .orElse("");
    }

    /** A path of the event that ends with the same name elsewhere, or is written nearly alike. */
    private Optional<String> similar(List<String> wanted) {
        for (String path : wanted) {
            String name = path.substring(path.lastIndexOf('.') + 1);
            String parent = path.substring(0, path.length() - name.length());
            TreeSet<String> siblings = new TreeSet<>();
            for (String present : new TreeSet<>(event.paths())) {
                String last = present.substring(present.lastIndexOf('.') + 1);
                if (present.substring(0, present.length() - last.length()).equals(parent)) {
                    siblings.add(last);
                } else if (last.equals(name) && present.indexOf('.') < 0) {
                    return Optional.of(present);
                }
            }
            Optional<String> nearest = Suggestion.nearest(name, siblings);
            if (nearest.isPresent()) {
                return Optional.of(parent + nearest.get());
            }
        }
        return Optional.empty();
    }

    /** In backquotes, on one line, and no longer than a person reads. */
    static String shown(String text) {
        int length = text.codePointCount(0, text.length());
        String cut = length <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "... (" + length + " characters)";
        return "`" + cut.replace("\r", "\\r").replace("\n", "\\n") + "`";
    }
}
