package dev.tocsin.connector.cli;

import java.util.Locale;

/** Words of a rule's author inside a line of ours. */
final class OneLine {
    private OneLine() {}

    /** The text without characters that end a line or do not show; {@code <000A>} stands for a line feed. */
    static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            switch (Character.getType(character)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE -> line.append(String.format(Locale.ROOT, "<%04X>", character));
                default -> line.appendCodePoint(character);
            }
        });
        return line.toString();
    }
}
