package dev.tocsin.compiler.intake;

import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.compiler.intake.text.TextReader;

/** Reads published files. */
public final class Intake {
    /** How many bytes a publication may have: 64 MiB. */
    public static final int LARGEST = 64 * 1024 * 1024;

    private Intake() {}

    /** What a file holds. Nothing is thrown, whatever the bytes are. */
    public static Extraction read(Publication publication, IntakeOptions options) {
        return TextReader.read(publication);
    }
}
