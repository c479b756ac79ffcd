package dev.tocsin.compiler.intake.published;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The characters of a published file.
 *
 * @param text without a byte order mark
 * @param charset what it was read as: UTF-8 or UTF-16, and Windows-1252, as spreadsheets write it, if it is neither
 */
public record PublishedText(String text, Charset charset) {
    private static final Charset SPREADSHEET = Charset.forName("windows-1252");

    public static PublishedText decode(byte[] content) {
        if (startsWith(content, 0xFF, 0xFE)) {
            return new PublishedText(
                    skippingMark(new String(content, StandardCharsets.UTF_16LE)), StandardCharsets.UTF_16LE);
        }
        if (startsWith(content, 0xFE, 0xFF)) {
            return new PublishedText(
                    skippingMark(new String(content, StandardCharsets.UTF_16BE)), StandardCharsets.UTF_16BE);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return new PublishedText(skippingMark(text), StandardCharsets.UTF_8);
        } catch (CharacterCodingException notUtf8) {
            return new PublishedText(new String(content, SPREADSHEET), SPREADSHEET);
        }
    }

    private static String skippingMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean startsWith(byte[] content, int first, int second) {
        return content.length >= 2 && (content[0] & 0xFF) == first && (content[1] & 0xFF) == second;
    }
}
