package dev.tocsin.compiler.intake.text;

import dev.tocsin.compiler.extraction.DecodedText;
import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.Format;
import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.compiler.extraction.PublicationFacts;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Reads text, Markdown, AsciiDoc, HTML and PDF in which people wrote about indicators. */
public final class TextReader {
    /** More than the largest lists that people publish, and few enough to hold in memory with their contexts. */
    public static final int MOST_ITEMS = 400_000;

    private TextReader() {}

    /** What a file holds. Nothing is thrown, whatever the bytes are. */
    public static Extraction read(Publication publication) {
        DecodedText decoded = DecodedText.of(publication);
        String text = decoded.source().text();
        Format format = isMarkdown(text) ? Format.MARKDOWN : Format.TEXT;
        return extraction(publication, format, TextBlocks.of(text), decoded.source(), decoded.diagnostics());
    }

    private static Extraction extraction(
            Publication publication, Format format, List<Block> blocks, SourceText source, List<Diagnostic> found) {
        List<Diagnostic> diagnostics = new ArrayList<>(found);
        List<Extracted> items = BlocksReading.read(publication, BrokenLines.joined(blocks), MOST_ITEMS);
        if (items.size() > MOST_ITEMS) {
            diagnostics.add(Diagnostic.of(
                            Code.INVALID_PUBLICATION,
                            source,
                            new Span(0, 0),
                            "holds more than " + MOST_ITEMS + " values; those behind them were not read")
                    .withHint("Split the file and import its parts."));
        }
        return new Extraction(format, PublicationFacts.none(), items, diagnostics);
    }

    private static boolean isMarkdown(String text) {
        return text.lines()
                .limit(2_000)
                .anyMatch(line -> line.startsWith("## ") || line.startsWith("```") || line.startsWith("# "));
    }
}
