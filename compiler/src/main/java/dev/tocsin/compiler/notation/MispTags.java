package dev.tocsin.compiler.notation;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Machine tags, by which an export says what MISP has no field for: {@code tocsin:valid-until="2024-06-30"}. MISP keeps
 * and shows them.
 */
public enum MispTags {
    /** Stands at an event that Tocsin wrote: what its tags do not say, the list does not say. */
    EXPORT,
    LEVEL,
    ROLE,
    SOURCE,
    VALID_UNTIL;

    private static final Pattern TAG = Pattern.compile("tocsin:([a-z-]+)=\"([^\"]*)\"");
    /** A tag has at most 255 characters. */
    private static final int LONGEST = 200;

    /** Whether a tag can hold a value. */
    public static boolean holds(String value) {
        return value.length() <= LONGEST
                && !value.isEmpty()
                && value.strip().equals(value)
                && value.chars().noneMatch(character -> character == '"' || Character.isISOControl(character));
    }

    /** The tag with a value that one can hold. */
    public String tag(String value) {
        return "tocsin:" + word() + "=\"" + value + "\"";
    }

    /** What a tag says, if it is one of these. */
    public Optional<String> value(String tag) {
        Matcher matcher = TAG.matcher(tag);
        return matcher.matches() && matcher.group(1).equals(word()) ? Optional.of(matcher.group(2)) : Optional.empty();
    }

    /** Whether a tag is of Tocsin. */
    public static boolean isOurs(String tag) {
        return TAG.matcher(tag).matches();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
