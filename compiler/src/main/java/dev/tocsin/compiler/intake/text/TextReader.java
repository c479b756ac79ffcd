package dev.tocsin.compiler.intake.text;

import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.Format;
import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.compiler.extraction.PublicationFacts;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.List;

/** Reads text, Markdown, AsciiDoc, HTML and PDF in which people wrote about indicators. */
public final class TextReader {
    private TextReader() {}

    /** What a file holds. Nothing is thrown, whatever the bytes are. */
    public static Extraction read(Publication publication) {
        SourceText source = new SourceText(publication.name(), "");
        return new Extraction(
                Format.TEXT,
                PublicationFacts.none(),
                List.of(),
                List.of(Diagnostic.of(
                        Code.INVALID_PUBLICATION, source, new Span(0, 0), "this format is not read yet")));
    }
}
