package dev.tocsin.sigma.regex;

/** What changes the meaning of an expression as a whole: Sigma's sub-modifiers of {@code re}. */
public enum Flag {
    /** {@code i}: letter case is ignored. */
    IGNORE_CASE('i'),
    /** {@code m}: {@code ^} and {@code $} also stand at line ends. */
    MULTILINE('m'),
    /** {@code s}: {@code .} also matches a line feed. */
    DOT_ALL('s');

    private final char letter;

    Flag(char letter) {
        this.letter = letter;
    }

    /** The letter that Sigma and regular expressions have for it. */
    public char letter() {
        return letter;
    }
}
