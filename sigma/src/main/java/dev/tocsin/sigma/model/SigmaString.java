package dev.tocsin.sigma.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A string with its wildcards resolved: a sequence of text, any-run ({@code *}) and any-one ({@code ?}).
 *
 * @param parts no two texts and no two any-runs stand side by side, and no text is empty
 */
public record SigmaString(List<Part> parts) {
    /** A stretch of a {@link SigmaString}. */
    public sealed interface Part {
        /** These characters, as they are. */
        record Text(String text) implements Part {
            public Text {
                if (text.isEmpty()) {
                    throw new IllegalArgumentException("an empty text is no part");
                }
            }
        }

        /** Any number of characters, none included. */
        record AnyRun() implements Part {}

        /** Exactly one character (code point). */
        record AnyOne() implements Part {}
    }

    public static final Part ANY_RUN = new Part.AnyRun();
    public static final Part ANY_ONE = new Part.AnyOne();

    public SigmaString {
        parts = normalized(parts);
    }

    /** The text as it is, nothing special in it. */
    public static SigmaString literal(String text) {
        return new SigmaString(text.isEmpty() ? List.of() : List.of(new Part.Text(text)));
    }

    /**
     * Reads wildcards and escapes (specification 2.1, "Escaping"): a backslash before {@code *}, {@code ?} or
     * {@code \} makes that character plain and is dropped; any other backslash, a last one too, is itself.
     */
    public static SigmaString parse(String written) {
        List<Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '\\' && i + 1 < written.length() && "*?\\".indexOf(written.charAt(i + 1)) >= 0) {
                text.append(written.charAt(++i));
            } else if (c == '*' || c == '?') {
                flush(text, parts);
                parts.add(c == '*' ? ANY_RUN : ANY_ONE);
            } else {
                text.append(c);
            }
        }
        flush(text, parts);
        return new SigmaString(parts);
    }

    private static void flush(StringBuilder text, List<Part> parts) {
        if (!text.isEmpty()) {
            parts.add(new Part.Text(text.toString()));
            text.setLength(0);
        }
    }

    private static List<Part> normalized(List<Part> parts) {
        List<Part> result = new ArrayList<>(parts.size());
        for (Part part : parts) {
            Part last = result.isEmpty() ? null : result.getLast();
            if (part instanceof Part.Text(String more) && last instanceof Part.Text(String text)) {
                result.set(result.size() - 1, new Part.Text(text + more));
            } else if (!(part instanceof Part.AnyRun && last instanceof Part.AnyRun)) {
                result.add(part);
            }
        }
        return List.copyOf(result);
    }

    /** Whether the whole value is plain text, so that it matches nothing but itself. */
    public boolean isLiteral() {
        return parts.isEmpty() || (parts.size() == 1 && parts.getFirst() instanceof Part.Text);
    }

    /** The plain text of a {@linkplain #isLiteral() literal}. */
    public String literalText() {
        if (!isLiteral()) {
            throw new IllegalStateException("has wildcards: " + this);
        }
        return parts.isEmpty() ? "" : ((Part.Text) parts.getFirst()).text();
    }

    /** This string with an any-run before it, unless it begins with one. */
    public SigmaString afterAnything() {
        return concat(List.of(ANY_RUN), parts);
    }

    /** This string with an any-run after it, unless it ends with one. */
    public SigmaString beforeAnything() {
        return concat(parts, List.of(ANY_RUN));
    }

    private static SigmaString concat(List<Part> first, List<Part> second) {
        List<Part> joined = new ArrayList<>(first);
        joined.addAll(second);
        return new SigmaString(joined);
    }

    /**
     * As a rule would write it: a backslash is doubled only where it would otherwise escape what follows.
     * {@link #parse} reads it back to an equal value.
     */
    @Override
    public String toString() {
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            switch (parts.get(i)) {
                case Part.Text(String text) -> write(text, i + 1 < parts.size() ? "*" : "", written);
                case Part.AnyRun() -> written.append('*');
                case Part.AnyOne() -> written.append('?');
            }
        }
        return written.toString();
    }

    /** Writes a text that one of these characters follows, or nothing. */
    private static void write(String text, String following, StringBuilder written) {
        String all = text + following;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean wouldEscape = c == '\\' && i + 1 < all.length() && "\\*?".indexOf(all.charAt(i + 1)) >= 0;
            if (c == '*' || c == '?' || wouldEscape) {
                written.append('\\');
            }
            written.append(c);
        }
    }
}
