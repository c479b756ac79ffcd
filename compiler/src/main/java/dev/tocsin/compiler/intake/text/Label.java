package dev.tocsin.compiler.intake.text;

import java.util.Optional;

/**
 * What a line begins with before a colon: {@code SHA256 hash: ...}.
 *
 * @param end where the rest of the line begins
 */
record Label(String text, Topic topic, int end) {
    private static final int LONGEST = 48;

    /** The label of a line in plain writing, if it has one. */
    static Optional<Label> of(String line) {
        int colon = line.indexOf(':', 0, Math.min(line.length(), LONGEST));
        boolean parts = colon > 0
                && (colon + 1 == line.length()
                        || Character.isWhitespace(line.charAt(colon + 1))
                        || Character.isSpaceChar(line.charAt(colon + 1)));
        if (!parts) {
            return Optional.empty();
        }
        String text = line.substring(0, colon)
                .replace("__", "")
                .replace("`", "")
                .replace("*", "")
                .replace("#", "")
                .strip();
        boolean words = !text.isEmpty()
                && text.chars().allMatch(Label::isOfLabels)
                && text.chars().anyMatch(Character::isLetter);
        if (!words) {
            return Optional.empty();
        }
        Topic topic = text.equalsIgnoreCase("from") || text.equalsIgnoreCase("return-path")
                ? Topic.of("sender")
                : Topic.of(text);
        return Optional.of(new Label(text, topic, colon + 1));
    }

    private static boolean isOfLabels(int character) {
        return Character.isLetterOrDigit(character) || " -_&/()'".indexOf(character) >= 0;
    }
}
