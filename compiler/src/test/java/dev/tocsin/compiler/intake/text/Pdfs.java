package dev.tocsin.compiler.intake.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** PDFs made for tests. */
final class Pdfs {
    private static final float LINE = 14;

    private Pdfs() {}

    /** Words at a place: points from the left edge, lines from the top. */
    record Words(float left, int line, String text) {}

    /** Pages with words on them. */
    static byte[] of(List<List<Words>> pages) {
        try (PDDocument document = document(pages)) {
            return bytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] encrypted(String userPassword) {
        try (PDDocument document = document(List.of(List.of(new Words(50, 1, "evil[.]com"))))) {
            document.protect(new StandardProtectionPolicy("owner", userPassword, new AccessPermission()));
            return bytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One page whose content unpacks to so many bytes. */
    static byte[] bomb(long unpacked, int layers) {
        byte[] packed = packed(unpacked);
        for (int layer = 1; layer < layers; layer++) {
            packed = deflated(packed);
        }
        String filter = "/FlateDecode ".repeat(layers);
        return withContent("/Filter [" + filter + "] /Length " + packed.length, packed);
    }

    /** One page with this content, and a table of objects that a parser must rebuild. */
    static byte[] withContent(String dictionary, byte[] content) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ascii(file, "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
        ascii(file, "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n");
        ascii(file, "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>\nendobj\n");
        ascii(file, "4 0 obj\n<< " + dictionary + " >>\nstream\n");
        file.writeBytes(content);
        ascii(file, "\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\n%%EOF\n");
        return file.toByteArray();
    }

    private static byte[] packed(long unpacked) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        try (DeflaterOutputStream deflater =
                new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION))) {
            for (long written = 0; written < unpacked; written += blanks.length) {
                deflater.write(blanks);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] deflated(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static PDDocument document(List<List<Words>> pages) throws IOException {
        PDDocument document = new PDDocument();
        PDType1Font font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
        for (List<Words> words : pages) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                for (Words one : words) {
                    content.beginText();
                    content.setFont(font, 9);
                    content.newLineAtOffset(one.left(), page.getMediaBox().getHeight() - 40 - one.line() * LINE);
                    content.showText(one.text());
                    content.endText();
                }
            }
        }
        return document;
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        document.save(file);
        return file.toByteArray();
    }

    private static void ascii(ByteArrayOutputStream file, String text) {
        file.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
