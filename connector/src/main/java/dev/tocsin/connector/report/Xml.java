package dev.tocsin.connector.report;

/** Text inside XML 1.0. Characters that XML cannot hold, not even as references, become U+FFFD. */
final class Xml {
    private Xml() {}

    /** As the content of an element; line feeds stay. */
    static String text(String text) {
        return escaped(text, "&#13;", "\n", "\t");
    }

    /** As the value of an attribute in double quotes, whose line ends and tabs a reader would turn into spaces. */
    static String attribute(String text) {
        return escaped(text, "&#13;", "&#10;", "&#9;");
    }

    private static String escaped(String text, String carriageReturn, String lineFeed, String tab) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\r' -> escaped.append(carriageReturn);
                case '\n' -> escaped.append(lineFeed);
                case '\t' -> escaped.append(tab);
                default -> escaped.appendCodePoint(isCharacter(character) ? character : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    /** Production 2 of XML 1.0. */
    private static boolean isCharacter(int codePoint) {
        return (codePoint >= 0x20 && codePoint <= 0xD7FF)
                || (codePoint >= 0xE000 && codePoint <= 0xFFFD)
                || codePoint >= 0x10000;
    }
}
