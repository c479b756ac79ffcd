package dev.tocsin.compiler.intake.text;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * A PDF to blocks, in bounded memory.
 *
 * @param diagnostics errors; what could be read before stands in the blocks
 */
record PdfDocument(Optional<String> title, List<Block> blocks, List<Diagnostic> diagnostics) {
    private static final int MOST_PAGES = 10_000;

    /** What PDFBox says about a file stands in our diagnostics; a logger that nobody holds would forget its level. */
    private static final List<Logger> LIBRARY =
            List.of(Logger.getLogger("org.apache.pdfbox"), Logger.getLogger("org.apache.fontbox"));

    private static final byte[] END = "%%EOF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OBJECT = " obj".getBytes(StandardCharsets.US_ASCII);

    private static final String PRINT_HINT =
            "Open it in a viewer, print it into a new PDF or copy its text into a text file, and import that.";

    /** Reads what it can. Nothing is thrown, whatever the bytes are. */
    static PdfDocument of(String name, byte[] content) {
        LIBRARY.forEach(logger -> logger.setLevel(Level.OFF));
        Reading reading = new Reading(new SourceText(name, ""));
        // What a parser meets in a file made to break it is an error of the file, whatever Java calls it.
        try {
            PdfStreams.checkRaw(content);
            reading.read(content);
        } catch (InvalidPasswordException encrypted) {
            reading.error(
                    "is encrypted and opens only with a password",
                    "Open it with its password, save it without one, and import that.");
        } catch (PdfText.TooMuch tooMuch) {
            reading.error("unpacks to more than a document of people has: " + tooMuch.getMessage(), PRINT_HINT);
        } catch (StackOverflowError nested) {
            reading.error("is nested too deeply to be read", PRINT_HINT);
        } catch (OutOfMemoryError large) {
            reading.error("unpacks to more than the memory holds", PRINT_HINT);
        } catch (IOException | RuntimeException broken) {
            reading.error("is a broken PDF: " + Context.shortened(String.valueOf(broken.getMessage())), PRINT_HINT);
        }
        return new PdfDocument(reading.title, reading.blocks.blocks(), reading.diagnostics);
    }

    /** Every PDF, and everything that was added to one later, ends in a mark; objects behind the last one are part of more. */
    private static boolean isCut(byte[] content) {
        int end = lastIndexOf(content, END);
        return end < 0 || lastIndexOf(content, OBJECT) > end;
    }

    private static int lastIndexOf(byte[] content, byte[] wanted) {
        for (int at = content.length - wanted.length; at >= 0; at--) {
            if (content[at] == wanted[0] && Arrays.equals(content, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    private static final class Reading {
        private final SourceText source;
        private final PdfBlocks blocks = new PdfBlocks();
        private final List<Diagnostic> diagnostics = new ArrayList<>();
        private Optional<String> title = Optional.empty();

        Reading(SourceText source) {
            this.source = source;
        }

        void read(byte[] content) throws IOException {
            try (PDDocument document = Loader.loadPDF(content)) {
                PdfStreams.checkDecoded(document.getDocument());
                title = Optional.ofNullable(document.getDocumentInformation().getTitle())
                        .filter(text -> !text.isBlank());
                int pages = document.getNumberOfPages();
                PdfText text = new PdfText();
                for (int page = 1; page <= Math.min(pages, MOST_PAGES); page++) {
                    text.setStartPage(page);
                    text.setEndPage(page);
                    text.writeText(document, Writer.nullWriter());
                    blocks.page(page, text.takeLines());
                }
                if (pages > MOST_PAGES) {
                    error(
                            "has " + pages + " pages; those after page " + MOST_PAGES + " were not read",
                            "Split it and import its parts.");
                } else if (isCut(content)) {
                    error(
                            "is cut off: its end is missing, and what stood there was not read",
                            "Get it again, whole, and import that.");
                } else if (blocks.blocks().isEmpty()) {
                    error(
                            "holds no text: its pages are pictures",
                            "Recognise its text (OCR), or ask the publisher for the values as text, and import that.");
                }
            }
        }

        void error(String message, String hint) {
            diagnostics.add(Diagnostic.of(Code.INVALID_PUBLICATION, source, new Span(0, 0), message)
                    .withHint(hint));
        }
    }
}
