package dev.tocsin.connector.scan;

import java.io.IOException;

/** A file ends or breaks off where it should not. What came before has been read. */
public final class DamagedFileException extends IOException {
    private static final long serialVersionUID = 1;

    DamagedFileException(String message, IOException cause) {
        super(message, cause);
    }
}
