package dev.tocsin.compiler.ir;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Finds values by a piece of them that has to stand in the text by itself: the whole, the last name, the first word. What
 * has no such piece, since a star is in it, is found by its other letters.
 */
final class KeyLookup implements Lookup {
    private static final int[] NONE = {};

    private final Portion portion;
    /** Folded, in the spelling that texts are read in. */
    private final String[] values;

    private final Map<String, int[]> byKey = new HashMap<>();
    private final StretchIndex withoutKey;

    KeyLookup(Portion portion, List<String> texts) {
        this.portion = portion;
        this.values = texts.stream()
                .map(text -> portion == Portion.KEY_OR_ABOVE ? RegistryKeys.wanted(text) : CaseFolding.fold(text))
                .toArray(String[]::new);
        BitSet starred = new BitSet();
        for (int number = 0; number < values.length; number++) {
            file(number, starred);
        }
        this.withoutKey = new StretchIndex(starred.stream().toArray(), values);
    }

    private void file(int number, BitSet starred) {
        String value = values[number];
        String key = switch (portion) {
            case WHOLE, LAST_NAME, NAME_OR_ABOVE, KEY_OR_ABOVE -> value;
            case PATH -> value.substring(Portion.lastName(value));
            case WORD -> value.substring(0, wordEnd(value, 0));
            case ANYWHERE, ADDRESS, ADDRESS_AMONG -> throw new IllegalArgumentException("no key: " + portion);
        };
        if (hasWildcard() && key.indexOf('*') >= 0) {
            starred.set(number);
        } else {
            byKey.merge(key, new int[] {number}, (those, one) -> with(number, those));
        }
    }

    private static int[] with(int number, int[] those) {
        int[] more = Arrays.copyOf(those, those.length + 1);
        more[those.length] = number;
        return more;
    }

    private boolean hasWildcard() {
        return portion == Portion.PATH || portion == Portion.KEY_OR_ABOVE;
    }

    @Override
    public Search find(String text, Found found) {
        return switch (portion) {
            case WHOLE -> told(text, found);
            case LAST_NAME -> told(text.substring(Portion.lastName(text)), found);
            case NAME_OR_ABOVE -> names(text, found);
            case PATH -> path(text, found);
            case KEY_OR_ABOVE -> keys(text, found);
            case WORD -> words(text, found);
            case ANYWHERE, ADDRESS, ADDRESS_AMONG -> throw new IllegalArgumentException("no key: " + portion);
        };
    }

    private Search told(String key, Found found) {
        for (int number : byKey.getOrDefault(key, NONE)) {
            if (found.value(number) == Search.OVER) {
                return Search.OVER;
            }
        }
        return Search.ON;
    }

    private Search names(String text, Found found) {
        if (told(text, found) == Search.OVER) {
            return Search.OVER;
        }
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
            if (told(text.substring(dot + 1), found) == Search.OVER) {
                return Search.OVER;
            }
        }
        return Search.ON;
    }

    private Search path(String text, Found found) {
        for (int number : byKey.getOrDefault(text.substring(Portion.lastName(text)), NONE)) {
            if (Wildcards.fit(values[number], text) && found.value(number) == Search.OVER) {
                return Search.OVER;
            }
        }
        return starred(text, number -> Wildcards.fit(values[number], text), found);
    }

    /** Asks each value with a star once, whose letters are in the text. */
    private Search starred(String text, IntPredicate fits, Found found) {
        BitSet tried = new BitSet();
        return withoutKey.find(text, (number, start) -> {
            if (tried.get(number)) {
                return Search.ON;
            }
            tried.set(number);
            return fits.test(number) ? found.value(number) : Search.ON;
        });
    }

    private Search keys(String text, Found found) {
        for (String spelling : RegistryKeys.spellings(text)) {
            if (told(spelling, found) == Search.OVER) {
                return Search.OVER;
            }
            for (int end = spelling.indexOf('\\'); end >= 0; end = spelling.indexOf('\\', end + 1)) {
                if (told(spelling.substring(0, end), found) == Search.OVER) {
                    return Search.OVER;
                }
            }
            IntPredicate fits = number ->
                    Wildcards.fit(values[number], spelling) || Wildcards.fit(values[number] + "\\*", spelling);
            if (starred(spelling, fits, found) == Search.OVER) {
                return Search.OVER;
            }
        }
        return Search.ON;
    }

    private Search words(String text, Found found) {
        for (int start = 0; start <= text.length(); start++) {
            if (start > 0 && !isBorder(text, start - 1)) {
                continue;
            }
            int end = wordEnd(text, start);
            for (int number : byKey.getOrDefault(text.substring(start, end), NONE)) {
                String value = values[number];
                int after = start + value.length();
                if (text.startsWith(value, start)
                        && (after == text.length() || isBorder(text, after))
                        && found.value(number) == Search.OVER) {
                    return Search.OVER;
                }
            }
            // A border may itself begin a value, so every place behind one is tried.
            start = Math.max(start, end - 1);
        }
        return Search.ON;
    }

    private static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length() && !isBorder(text, end)) {
            end++;
        }
        return end;
    }

    private static boolean isBorder(String text, int at) {
        return Portion.BORDER.indexOf(text.charAt(at)) >= 0;
    }
}
