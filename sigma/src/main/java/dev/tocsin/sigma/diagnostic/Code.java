package dev.tocsin.sigma.diagnostic;

import java.util.Locale;

/** The kinds of findings. The {@link #id()} of each is stable: suppressions and CI configurations name it. */
public enum Code {
    /** A search identifier in a condition that the rule does not define. */
    UNKNOWN_IDENTIFIER,
    /** Modifiers, or a modifier and a value, that do not go together. */
    INVALID_MODIFIER_COMBINATION,
    /** A regular expression outside the dialect that runs in linear time. */
    UNSUPPORTED_REGULAR_EXPRESSION,
    /** A value of {@code cidr} that is no network. */
    INVALID_NETWORK,
    /** A placeholder of {@code expand} without values. */
    UNRESOLVED_PLACEHOLDER,
    /** A value that expands to more alternatives than can be searched for. */
    TOO_MANY_ALTERNATIVES,
    /** A Windows log source that Winlogbeat's channels and events say nothing of. */
    UNKNOWN_LOG_SOURCE,
    /** Two rules of one set with the same id: their alerts could not be told apart. */
    DUPLICATE_RULE_ID,
    /** A file that is not UTF-8 text. */
    INVALID_ENCODING;

    /** The stable name that people see and write, for example {@code unknown-identifier}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
