package dev.tocsin.compiler.intake.published;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Lists of words that lie beside the classes as text, and the form in which words are compared. */
public final class WordLists {
    private WordLists() {}

    /** The lines of a text beside a class, without comments and empty ones. */
    public static List<String> lines(Class<?> beside, String name) {
        try (InputStream stream = beside.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its file " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Letters and digits in lower case, one blank for whatever else stands between them; the bar is kept. */
    public static String plain(String word) {
        StringBuilder plain = new StringBuilder();
        boolean gap = false;
        for (int i = 0; i < Math.min(word.length(), 200); i++) {
            char character = word.charAt(i);
            if (Character.isLetterOrDigit(character) || character == '|' || character == '&') {
                if (gap && !plain.isEmpty() && character != '|' && plain.charAt(plain.length() - 1) != '|') {
                    plain.append(' ');
                }
                plain.append(character);
                gap = false;
            } else {
                gap = true;
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }
}
