package dev.tocsin.sigma.diagnostic;

/** How much a diagnostic weighs. Declared from the heaviest to the lightest. */
public enum Severity {
    /** The rule cannot be used. */
    ERROR,
    /** The rule can be used, but probably does not do what its author meant. */
    WARNING,
    /** Worth knowing; nothing needs to change. */
    INFO
}
