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
    private static final int LONGEST_PREPOSITION = 20;
    private static final Pattern OF_ANOTHER = Pattern.compile(
            "\\b(?:on|by|via|using|uses|into|with|from|through|against|inside|next to|alongside)\\s+(?:an?\\s+|the\\s+)?$");
    private static final Pattern SEEMING = Pattern.compile("[- ]?(?:looking|seeming|sounding|appearing)");

    private Notes() {}

    /** Whether a publisher says that the value beside the note does no harm, in the words of clean.txt. */
    public static boolean callClean(String note) {
        String text = note.substring(0, Math.min(note.length(), LOOKED_AT)).toLowerCase(Locale.ROOT);
        Matcher clean = CLEAN.matcher(text);
        if (!ofItself(text, clean) || TURNED.matcher(text).find()) {
            return false;
        }
        Matcher malicious = MALICIOUS.matcher(text);
        return !malicious.find() || clean.start() <= malicious.start();
    }

    /** The first word that is about the value, not about where it lies or what it uses. */
    private static boolean ofItself(String text, Matcher clean) {
        while (clean.find()) {
            String before = text.substring(Math.max(0, clean.start() - LONGEST_PREPOSITION), clean.start());
            String behind = text.substring(clean.end());
            if (!OF_ANOTHER.matcher(before).find() && !SEEMING.matcher(behind).lookingAt()) {
                return true;
            }
        }
        return false;
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
