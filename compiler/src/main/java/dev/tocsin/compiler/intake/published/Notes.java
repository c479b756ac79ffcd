package dev.tocsin.compiler.intake.published;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What notes beside values say of them. */
public final class Notes {
    private static final Pattern CLEAN = words("[clean]");
    private static final Pattern MALICIOUS = words("[malicious]");
    private static final Pattern TURNED = words("[turned]");
    private static final int LOOKED_AT = 2_000;

    private Notes() {}

    /** Whether a publisher says that the value beside the note does no harm, in the words of clean.txt. */
    public static boolean callClean(String note) {
        String text = note.substring(0, Math.min(note.length(), LOOKED_AT)).toLowerCase(Locale.ROOT);
        Matcher clean = CLEAN.matcher(text);
        if (!clean.find() || TURNED.matcher(text).find()) {
            return false;
        }
        Matcher malicious = MALICIOUS.matcher(text);
        return !malicious.find() || clean.start() <= malicious.start();
    }

    private static Pattern words(String section) {
        List<String> lines = WordLists.lines(Notes.class, "clean.txt");
        return Pattern.compile(lines.stream()
                .skip(lines.indexOf(section) + 1L)
                .takeWhile(line -> !line.startsWith("["))
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<![a-z0-9])(?:", ")")));
    }
}
