package dev.tocsin.sigma.regex;

import java.util.Set;

/** What stands between a parenthesis and what it encloses. */
sealed interface GroupStart {
    /** An expression follows. */
    record Plain(Set<Flag> flags) implements GroupStart {}

    /** Flags that hold up to the end of the group around; there is nothing enclosed. */
    record FlagsAlone(Set<Flag> flags) implements GroupStart {}

    /** An expression follows, but of a construct that cannot be had. */
    record Unsupported(String message, String hint) implements GroupStart {}

    /** The whole of a construct that cannot be had; it is reported. */
    record Done() implements GroupStart {}
}
