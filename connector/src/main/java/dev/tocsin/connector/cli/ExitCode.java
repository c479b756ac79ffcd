package dev.tocsin.connector.cli;

/** What the exit codes of every command mean. */
final class ExitCode {
    /** Done, and nothing was found. */
    static final int CLEAN = 0;
    /** Done, and something was found. */
    static final int FINDINGS = 1;
    /** A rule is wrong. What could run has run. */
    static final int BAD_RULES = 2;
    /** The arguments, the configuration or the world outside did not let the work be done. */
    static final int ENVIRONMENT = 3;

    private ExitCode() {}
}
