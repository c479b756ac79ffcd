package dev.tocsin.compiler.fast;

import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.sigma.model.SigmaString;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern with any-ones: stretches between any-runs, each of letters and free places. It works unit by unit; a text
 * with characters of two units goes the oracle's way.
 *
 * @param stretches the first begins the text, the last ends it, either may be empty; a single one is the whole text
 * @param general the same pattern
 */
record Free(List<String> stretches, TextTest.General general) implements TextTest {
    /** A free place. No letter of a well-formed text without surrogates. */
    private static final char FREE = Character.MIN_SURROGATE;

    static Free of(SigmaString pattern) {
        List<String> stretches = new ArrayList<>();
        StringBuilder stretch = new StringBuilder();
        for (SigmaString.Part part : pattern.parts()) {
            switch (part) {
                case SigmaString.Part.Text(String text) -> stretch.append(text);
                case SigmaString.Part.AnyOne() -> stretch.append(FREE);
                case SigmaString.Part.AnyRun() -> {
                    stretches.add(stretch.toString());
                    stretch.setLength(0);
                }
            }
        }
        stretches.add(stretch.toString());
        return new Free(stretches, new General(new Matcher.Like(pattern, LetterCase.EXACT)));
    }

    @Override
    public boolean fits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return general.fits(text);
            }
        }
        String first = stretches.getFirst();
        String last = stretches.getLast();
        if (stretches.size() == 1) {
            return text.length() == first.length() && fitsAt(text, 0, first);
        }
        int end = text.length() - last.length();
        return end >= first.length()
                && fitsAt(text, 0, first)
                && fitsAt(text, end, last)
                && fitsBetween(text, first.length(), end);
    }

    private boolean fitsBetween(String text, int start, int end) {
        int at = start;
        for (int i = 1; i < stretches.size() - 1; i++) {
            String stretch = stretches.get(i);
            while (at + stretch.length() <= end && !fitsAt(text, at, stretch)) {
                at++;
            }
            at += stretch.length();
            if (at > end) {
                return false;
            }
        }
        return true;
    }

    private static boolean fitsAt(String text, int at, String stretch) {
        for (int i = 0; i < stretch.length(); i++) {
            char letter = stretch.charAt(i);
            if (letter != FREE && letter != text.charAt(at + i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int cost() {
        return 15;
    }
}
