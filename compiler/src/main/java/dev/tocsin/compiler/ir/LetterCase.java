package dev.tocsin.compiler.ir;

/** Whether upper and lower case differ. */
public enum LetterCase {
    /**
     * They do not. Each code point is folded by {@link CaseFolding}; the number of code points never changes.
     */
    IGNORED,
    /** They do. */
    EXACT
}
