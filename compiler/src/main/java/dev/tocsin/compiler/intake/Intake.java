package dev.tocsin.compiler.intake;

import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.Format;
import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.compiler.extraction.PublicationFacts;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.List;

/** Reads published files. */
public final class Intake {
    /** How many bytes a publication may have: 64 MiB. */
    public static final int LARGEST = 64 * 1024 * 1024;

    private Intake() {}

    /** What a file holds. Nothing is thrown, whatever the bytes are. */
    public static Extraction read(Publication publication, IntakeOptions options) {
        SourceText source = new SourceText(publication.name(), "");
        return new Extraction(
                Format.TEXT,
                PublicationFacts.none(),
                List.of(),
                List.of(Diagnostic.of(
                        Code.INVALID_IOC_LIST, source, new Span(0, 0), "no format is read yet" + options.columns())));
    }
}
