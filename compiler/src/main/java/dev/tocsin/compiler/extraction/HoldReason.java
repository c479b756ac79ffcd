package dev.tocsin.compiler.extraction;

import java.util.Locale;

/** Why something was not taken. */
public enum HoldReason {
    /** It cannot be what it should be: a digest with 63 digits, a broken address. */
    NOT_VALID,
    /** Its type, or a part of its pattern, is one that lists do not have. */
    NOT_SUPPORTED,
    /** The publisher says that it is not for detection, was withdrawn, or is an exception. */
    NOT_FOR_DETECTION,
    /** The publisher calls it clean or legitimate. */
    BENIGN,
    /** It is a reference: where to read more. */
    REFERENCE,
    /** Something else is written like it: a file name like a domain. */
    LOOKALIKE,
    /** A built-in warning list names it. */
    WARNING_LIST,
    /** The team's own allow-list names it. */
    ALLOW_LIST;

    /** For people and for JSON: {@code not-for-detection}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
