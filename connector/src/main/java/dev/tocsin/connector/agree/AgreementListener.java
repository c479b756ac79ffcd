package dev.tocsin.connector.agree;

/** Hears how far a comparison is. Called from several threads. */
@FunctionalInterface
public interface AgreementListener {
    /** Nobody listens. */
    AgreementListener SILENT = (done, rules) -> {};

    /** So many of the rules are through. */
    void progress(int done, int rules);
}
