package dev.tocsin.compiler.extraction;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Severity;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The characters of a publication. UTF-8 is told from UTF-16 by the byte order mark, which is not part of the text; what
 * is no UTF-8 is read as windows-1252, in which every byte means something, with a warning.
 *
 * @param diagnostics about the encoding; warnings only
 */
public record DecodedText(SourceText source, List<Diagnostic> diagnostics) {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    public DecodedText {
        diagnostics = List.copyOf(diagnostics);
    }

    /** Reads the bytes, whatever they are. A NUL becomes a blank: it is in no value, and ends none. */
    public static DecodedText of(Publication publication) {
        byte[] content = publication.content();
        if (startsWith(content, 0xEF, 0xBB, 0xBF)) {
            return utf8(publication, 3);
        }
        if (startsWith(content, 0xFF, 0xFE)) {
            return plain(publication, new String(content, 2, content.length - 2, StandardCharsets.UTF_16LE));
        }
        if (startsWith(content, 0xFE, 0xFF)) {
            return plain(publication, new String(content, 2, content.length - 2, StandardCharsets.UTF_16BE));
        }
        if (hasNulsAt(content, 1)) {
            return plain(publication, new String(content, StandardCharsets.UTF_16LE));
        }
        if (hasNulsAt(content, 0)) {
            return plain(publication, new String(content, StandardCharsets.UTF_16BE));
        }
        return utf8(publication, 0);
    }

    /** UTF-16 without its mark: most letters of Western texts have a NUL beside them, always on the same side. */
    private static boolean hasNulsAt(byte[] content, int side) {
        int looked = Math.min(content.length, 1_000) & ~1;
        int nuls = 0;
        for (int i = 0; i < looked; i += 2) {
            nuls += content[i + side] == 0 ? 1 : 0;
            if (content[i + 1 - side] == 0) {
                return false;
            }
        }
        return looked >= 4 && nuls * 4 > looked;
    }

    private static DecodedText utf8(Publication publication, int from) {
        byte[] content = publication.content();
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content, from, content.length - from))
                    .toString();
            return plain(publication, text);
        } catch (CharacterCodingException notUtf8) {
            return windows(publication, from);
        }
    }

    private static DecodedText windows(Publication publication, int from) {
        byte[] content = publication.content();
        String text = new String(content, from, content.length - from, WINDOWS_1252).replace('\0', ' ');
        SourceText source = new SourceText(publication.name(), text);
        Diagnostic warning = Diagnostic.of(
                        Code.INVALID_PUBLICATION,
                        Severity.WARNING,
                        source,
                        new Span(0, 0),
                        "is not UTF-8; it was read as windows-1252, so letters with accents may be others")
                .withHint("Save it as UTF-8 and import it again if names of files or folders have such letters.");
        return new DecodedText(source, List.of(warning));
    }

    private static DecodedText plain(Publication publication, String text) {
        return new DecodedText(new SourceText(publication.name(), text.replace('\0', ' ')), List.of());
    }

    private static boolean startsWith(byte[] content, int... mark) {
        if (content.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((content[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
