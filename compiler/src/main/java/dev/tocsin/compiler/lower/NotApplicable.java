package dev.tocsin.compiler.lower;

import dev.tocsin.sigma.diagnostic.Code;

/** A modifier cannot be applied to a value. Never leaves this package: it becomes a diagnostic at the value's place. */
final class NotApplicable extends Exception {
    private static final long serialVersionUID = 1;

    private final Code code;
    private final String hint;

    NotApplicable(Code code, String message, String hint) {
        super(message, null, false, false);
        this.code = code;
        this.hint = hint;
    }

    Code code() {
        return code;
    }

    String hint() {
        return hint;
    }
}
