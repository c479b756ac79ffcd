package dev.tocsin.compiler.lower;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.model.SigmaString;
import java.util.ArrayList;
import java.util.List;

/**
 * The dashes that Windows programs take for the start of an option (Sigma specification 2.1, {@code windash}).
 *
 * <p>A dash counts where an option can begin: before a letter, digit or underscore and not after one, so that the
 * hyphen of {@code get-item} and the slashes of {@code a/b} stay. The specification speaks of all such characters;
 * pySigma reads it in this way, and so do the rules in use.
 */
final class Windash {
    /** Hyphen, slash, en dash, em dash, horizontal bar. */
    private static final String DASHES = "-/\u2013\u2014\u2015";

    private static final int MAX_OPTIONS = 5;

    private Windash() {}

    /** Every way to write the pattern's options, itself first. */
    static List<SigmaString> variants(SigmaString pattern) throws NotApplicable {
        List<SigmaString> variants = new ArrayList<>(List.of(pattern));
        int options = 0;
        for (int part = 0; part < pattern.parts().size(); part++) {
            if (pattern.parts().get(part) instanceof SigmaString.Part.Text(String text)) {
                for (int at = 0; at < text.length(); at++) {
                    if (startsOption(text, at)) {
                        if (++options > MAX_OPTIONS) {
                            throw new NotApplicable(
                                    Code.TOO_MANY_ALTERNATIVES,
                                    "`windash` would make more than 3,125 alternatives of this value",
                                    "split it into several values under `all`, each with fewer options");
                        }
                        variants = withEachDash(variants, part, at);
                    }
                }
            }
        }
        return variants;
    }

    private static boolean startsOption(String text, int at) {
        return DASHES.indexOf(text.charAt(at)) >= 0
                && at + 1 < text.length()
                && isWord(text.charAt(at + 1))
                && (at == 0 || !isWord(text.charAt(at - 1)));
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private static List<SigmaString> withEachDash(List<SigmaString> variants, int part, int at) {
        List<SigmaString> result = new ArrayList<>(variants.size() * DASHES.length());
        for (SigmaString variant : variants) {
            result.add(variant);
            String text = ((SigmaString.Part.Text) variant.parts().get(part)).text();
            for (int i = 0; i < DASHES.length(); i++) {
                char dash = DASHES.charAt(i);
                if (text.charAt(at) != dash) {
                    List<SigmaString.Part> parts = new ArrayList<>(variant.parts());
                    parts.set(part, new SigmaString.Part.Text(text.substring(0, at) + dash + text.substring(at + 1)));
                    result.add(new SigmaString(parts));
                }
            }
        }
        return result;
    }
}
