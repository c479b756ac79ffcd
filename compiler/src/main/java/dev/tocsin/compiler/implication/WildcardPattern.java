package dev.tocsin.compiler.implication;

import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.sigma.model.SigmaString;

/**
 * A wildcard pattern made ready for comparisons: its symbols, once as written and once with letters folded.
 */
final class WildcardPattern {
    private final LetterCase letterCase;
    private final Symbols written;
    private final Symbols folded;
    private final boolean isCaseless;
    private final boolean isWellFormed;

    WildcardPattern(SigmaString pattern, LetterCase letterCase) {
        this.letterCase = letterCase;
        boolean caseless = true;
        boolean wellFormed = true;
        for (SigmaString.Part part : pattern.parts()) {
            if (part instanceof SigmaString.Part.Text(String text)) {
                caseless &= isCaseless(text);
                wellFormed &= isWellFormed(text);
            }
        }
        this.isCaseless = caseless;
        this.isWellFormed = wellFormed;
        this.folded = Symbols.of(pattern, LetterCase.IGNORED);
        this.written = letterCase == LetterCase.EXACT ? Symbols.of(pattern, LetterCase.EXACT) : folded;
    }

    /** Whether no letter differs from it by case alone; folding never crosses the border of ASCII. */
    private static boolean isCaseless(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80 || Character.isLetter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Half a character beyond the basic plane would join with what a wildcard stands for. */
    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c == Symbols.WILDCARD || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                return false;
            }
        }
        return true;
    }

    /** The longest text, folded. */
    String longestText() {
        return folded.longest();
    }

    /** The texts, folded, with a noncharacter between. */
    String flatText() {
        return folded.flat();
    }

    /** Whether every text fits. */
    boolean isUniversal() {
        return folded.isAnyRun();
    }

    /** Whether every text that fits this pattern fits the other as well. */
    boolean isWithin(WildcardPattern other) {
        if (!isWellFormed || !other.isWellFormed) {
            return letterCase == other.letterCase && written.equals(other.written);
        }
        if (other.letterCase == LetterCase.IGNORED || other.isCaseless) {
            return Inclusion.holds(folded, other.folded);
        }
        // One that ignores case has texts in both cases, and the other one only.
        boolean isOneCase = letterCase == LetterCase.EXACT || isCaseless;
        return isOneCase && Inclusion.holds(written, other.written);
    }

    /** Whether no text fits both. */
    boolean isApartFrom(WildcardPattern other) {
        if (!isWellFormed || !other.isWellFormed) {
            return false;
        }
        boolean bothExact = letterCase == LetterCase.EXACT && other.letterCase == LetterCase.EXACT;
        return bothExact ? !Intersection.exists(written, other.written) : !Intersection.exists(folded, other.folded);
    }
}
