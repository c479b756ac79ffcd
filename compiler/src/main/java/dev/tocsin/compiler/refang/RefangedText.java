package dev.tocsin.compiler.refang;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A stretch of text, such as a line, with everything undone that people do to values; knows where it was done. */
public final class RefangedText {
    /** What stands between two blanks. */
    private enum Token {
        WORD,
        PATH
    }

    private final String original;
    private final String text;
    /** For each character the index of the original it stems from, and behind the last the original's length. */
    private final int[] origins;

    private final BitSet marked;

    private RefangedText(String original, String text, int[] origins, BitSet marked) {
        this.original = original;
        this.text = text;
        this.origins = origins;
        this.marked = marked;
    }

    /** In time linear in the length of the text, whatever is in it. */
    public static RefangedText of(String original) {
        StringBuilder text = new StringBuilder(original.length());
        int[] origins = new int[original.length() + 1];
        BitSet marked = new BitSet();
        int at = 0;
        int tokenEnd = 0;
        Token token = Token.WORD;
        while (at < original.length()) {
            char character = original.charAt(at);
            if (at >= tokenEnd) {
                tokenEnd = tokenEnd(original, at);
                token = token(original, at, tokenEnd);
            }
            Mark mark = mark(original, at, token);
            if (mark == null) {
                if (!Blanks.isInvisible(character)) {
                    origins[text.length()] = at;
                    text.append(character);
                }
                at++;
            } else {
                // A mark may be shorter than what it stands for.
                int needed = text.length() + mark.plain().length() + original.length() - at + 1;
                if (origins.length < needed) {
                    origins = Arrays.copyOf(origins, needed + needed / 4);
                }
                for (int i = 0; i < mark.plain().length(); i++) {
                    origins[text.length()] = at;
                    marked.set(text.length());
                    text.append(mark.plain().charAt(i));
                }
                at += mark.length();
            }
        }
        origins[text.length()] = original.length();
        return new RefangedText(original, text.toString(), origins, marked);
    }

    /** With nothing left to undo. */
    public String text() {
        return text;
    }

    /** Whether something was undone in this part of {@link #text()}. */
    public boolean isDefanged(int start, int end) {
        int first = marked.nextSetBit(start);
        return first >= 0 && first < end;
    }

    /** This part of {@link #text()} as it was written. */
    public String written(int start, int end) {
        return original.substring(origins[start], origins[end]);
    }

    /** Where in the original a character of {@link #text()} is. */
    public int origin(int at) {
        return origins[at];
    }

    private static @Nullable Mark mark(String text, int at, Token token) {
        Mark scheme = Scheme.at(text, at);
        if (scheme != null) {
            return scheme;
        }
        return text.charAt(at) == '\\' ? escapedDot(text, at, token) : Mark.at(text, at);
    }

    /** {@code example\.com}; but a backslash before a dot in a path is a folder that begins with a dot. */
    private static @Nullable Mark escapedDot(String text, int at, Token token) {
        boolean dot = token == Token.WORD
                && at > 0
                && at + 2 < text.length()
                && text.charAt(at + 1) == '.'
                && Character.isLetterOrDigit(text.charAt(at - 1))
                && Character.isLetterOrDigit(text.charAt(at + 2));
        return dot ? new Mark(2, ".") : null;
    }

    private static int tokenEnd(String text, int at) {
        int end = at + 1;
        while (end < text.length() && !Blanks.isBlank(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** In a path a backslash stands before anything but a dot. */
    private static Token token(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            boolean backslash = text.charAt(i) == '\\';
            if (backslash && (i + 1 >= end || text.charAt(i + 1) != '.')) {
                return Token.PATH;
            }
        }
        return Token.WORD;
    }
}
