package dev.tocsin.compiler.intake.text;

/** The words around a value, in one line. */
final class Context {
    private static final int LONGEST = 200;
    private static final int BEFORE = 60;

    private Context() {}

    /** The line around a place in it, with an ellipsis where it was cut. */
    static String around(String line, int start, int end) {
        if (line.length() <= LONGEST) {
            return oneLine(line);
        }
        int from = Math.max(0, Math.min(start - BEFORE, line.length() - LONGEST));
        int to = Math.min(line.length(), Math.max(from + LONGEST, Math.min(end, from + LONGEST)));
        String cut = oneLine(line.substring(from, to));
        return (from > 0 ? "…" : "") + cut + (to < line.length() ? "…" : "");
    }

    static String shortened(String text) {
        return text.length() <= LONGEST ? oneLine(text) : oneLine(text.substring(0, LONGEST)) + "…";
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean blank = Character.isWhitespace(character)
                    || Character.isSpaceChar(character)
                    || Character.isISOControl(character);
            boolean doubled = blank && (line.isEmpty() || line.charAt(line.length() - 1) == ' ');
            if (!doubled) {
                line.append(blank ? ' ' : character);
            }
        }
        return line.toString().strip();
    }
}
