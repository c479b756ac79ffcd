package dev.tocsin.compiler.text;

import dev.tocsin.compiler.ir.CaseFolding;
import java.util.Arrays;
import java.util.List;

/**
 * The letters that some literal has, numbered from 1 without gaps; 0 is every other letter. A letter is a UTF-16 unit
 * under a folding coarser than {@link CaseFolding}, so that whatever a predicate or a regular expression takes for the
 * same letter is the same letter here: all surrogates are one letter, and the two signs that Unicode folds into ASCII,
 * the Kelvin sign and the long s, are {@code k} and {@code s}.
 */
final class Alphabet {
    private static final char KELVIN_SIGN = '\u212A';
    private static final char LONG_S = '\u017F';

    private final short[] ascii = new short[0x80];
    private final char[] others;
    private final int size;

    private Alphabet(char[] letters) {
        int number = 0;
        int rest = 0;
        while (rest < letters.length && letters[rest] < 0x80) {
            ascii[letters[rest++]] = (short) ++number;
        }
        for (char upper = 'A'; upper <= 'Z'; upper++) {
            ascii[upper] = ascii[upper + ('a' - 'A')];
        }
        this.others = Arrays.copyOfRange(letters, rest, letters.length);
        this.size = letters.length;
    }

    static Alphabet of(List<String> literals) {
        boolean[] used = new boolean[Character.MAX_VALUE + 1];
        for (String literal : literals) {
            for (int i = 0; i < literal.length(); i++) {
                used[fold(literal.charAt(i))] = true;
            }
        }
        char[] letters = new char[used.length];
        int count = 0;
        for (int letter = 0; letter < used.length; letter++) {
            if (used[letter]) {
                letters[count++] = (char) letter;
            }
        }
        return new Alphabet(Arrays.copyOf(letters, count));
    }

    /** How many letters there are; they are numbered 1 to this. */
    int size() {
        return size;
    }

    int number(char unit) {
        return unit < 0x80 ? ascii[unit] : other(fold(unit));
    }

    private int other(char folded) {
        if (folded < 0x80) {
            return ascii[folded];
        }
        int found = Arrays.binarySearch(others, folded);
        return found < 0 ? 0 : size - others.length + found + 1;
    }

    /** The representative of the units that are the same letter. */
    static char fold(char unit) {
        if (unit < 0x80) {
            return (char) CaseFolding.fold(unit);
        }
        return switch (unit) {
            case KELVIN_SIGN -> 'k';
            case LONG_S -> 's';
            default -> Character.isSurrogate(unit) ? Character.MIN_SURROGATE : (char) CaseFolding.fold(unit);
        };
    }

    /** The text with every unit replaced by its representative. */
    static String fold(String text) {
        char[] units = text.toCharArray();
        for (int i = 0; i < units.length; i++) {
            units[i] = fold(units[i]);
        }
        return new String(units);
    }
}
