package dev.tocsin.connector.ledger;

/** Another watch of the same name wrote to the ledger. This one must stop. */
public final class TakenOverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TakenOverException(String message) {
        super(message);
    }
}
