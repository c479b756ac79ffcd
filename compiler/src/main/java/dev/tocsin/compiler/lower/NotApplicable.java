package dev.tocsin.compiler.lower;

import dev.tocsin.sigma.diagnostic.Code;
import java.util.Optional;

/** A modifier cannot be applied to a value. Never leaves this package: it becomes a diagnostic at the value's place. */
final class NotApplicable extends Exception {
    private static final long serialVersionUID = 1;

    private final Code code;
    private final String hint;
    private final transient Optional<Range> range;

    NotApplicable(Code code, String message, String hint) {
        this(code, message, hint, Optional.empty());
    }

    private NotApplicable(Code code, String message, String hint, Optional<Range> range) {
        super(message, null, false, false);
        this.code = code;
        this.hint = hint;
        this.range = range;
    }

    /**
     * A part of the value's text.
     *
     * @param from index of its first UTF-16 unit
     * @param to index after its last
     */
    record Range(int from, int to) {}

    /** The same about a part of the value. */
    NotApplicable at(int from, int to) {
        return new NotApplicable(code, String.valueOf(getMessage()), hint, Optional.of(new Range(from, to)));
    }

    /** The part of the value that it is about; empty for the whole. */
    Optional<Range> range() {
        return range;
    }

    Code code() {
        return code;
    }

    String hint() {
        return hint;
    }
}
