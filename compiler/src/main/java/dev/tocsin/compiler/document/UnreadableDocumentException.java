package dev.tocsin.compiler.document;

/** Bytes that are not one JSON object. The message says what is wrong in words for people. */
public final class UnreadableDocumentException extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableDocumentException(String message, Throwable cause) {
        super(message, cause);
    }

    UnreadableDocumentException(String message) {
        super(message);
    }
}
