package dev.tocsin.compiler.intake.text;

import dev.tocsin.compiler.extraction.DecodedText;
import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.Format;
import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads text, Markdown, AsciiDoc, HTML and PDF in which people wrote about indicators. */
public final class TextReader {
    /** More than the largest lists that people publish, and few enough to hold in memory with their contexts. */
    public static final int MOST_ITEMS = 250_000;

    private TextReader() {}

    /** What a file holds. Nothing is thrown, whatever the bytes are. */
    public static Extraction read(Publication publication) {
        if (isPdf(publication)) {
            PdfDocument pdf = PdfDocument.of(publication.name(), publication.content());
            SourceText source = new SourceText(publication.name(), "");
            return extraction(publication, Format.PDF, pdf.title(), pdf.blocks(), source, pdf.diagnostics());
        }
        DecodedText decoded = DecodedText.of(publication);
        String text = decoded.source().text();
        if (HtmlBlocks.isHtml(text)) {
            HtmlBlocks.Page page = HtmlBlocks.of(text);
            Optional<String> title = Optional.of(page.title()).filter(words -> !words.isBlank());
            return extraction(publication, Format.HTML, title, page.blocks(), decoded.source(), decoded.diagnostics());
        }
        Format format = isMarkdown(text) ? Format.MARKDOWN : Format.TEXT;
        List<Block> blocks = TextBlocks.of(text);
        return extraction(publication, format, Facts.title(blocks), blocks, decoded.source(), decoded.diagnostics());
    }

    /** Whether a file is a PDF: viewers look for the mark within the first 1,024 bytes. */
    public static boolean isPdf(Publication publication) {
        byte[] content = publication.content();
        String head = new String(content, 0, Math.min(content.length, 1_024), StandardCharsets.ISO_8859_1);
        return head.contains("%PDF-");
    }

    private static Extraction extraction(
            Publication publication,
            Format format,
            Optional<String> title,
            List<Block> blocks,
            SourceText source,
            List<Diagnostic> found) {
        List<Diagnostic> diagnostics = new ArrayList<>(found);
        List<Extracted> items = BlocksReading.read(publication, LongLines.cut(BrokenLines.joined(blocks)), MOST_ITEMS);
        if (items.size() > MOST_ITEMS) {
            diagnostics.add(Diagnostic.of(
                            Code.INVALID_PUBLICATION,
                            source,
                            new Span(0, 0),
                            "holds more than " + MOST_ITEMS + " values; those behind them were not read")
                    .withHint("Split the file and import its parts."));
        }
        return new Extraction(format, Facts.of(title, blocks), items, diagnostics);
    }

    private static boolean isMarkdown(String text) {
        return text.lines()
                .limit(2_000)
                .anyMatch(line -> line.startsWith("## ") || line.startsWith("```") || line.startsWith("# "));
    }
}
