package dev.tocsin.compiler.intake.openioc;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes of an XML file to text: by the byte order mark, else by the encoding that it declares, else UTF-8. Bytes that are
 * wrong in it become replacement characters, so that one bad letter in a description does not keep a file from being read.
 */
final class XmlText {
    private static final int PROLOG = 200;
    private static final Pattern ENCODING = Pattern.compile("<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

    private XmlText() {}

    static String decode(byte[] content) {
        String text = new String(content, charset(content));
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Charset charset(byte[] content) {
        int first = content.length > 1 ? ((content[0] & 0xFF) << 8) | (content[1] & 0xFF) : 0;
        return switch (first) {
            case 0xFEFF, 0x003C -> StandardCharsets.UTF_16BE;
            case 0xFFFE, 0x3C00 -> StandardCharsets.UTF_16LE;
            default -> declared(content);
        };
    }

    private static Charset declared(byte[] content) {
        String prolog = new String(content, 0, Math.min(PROLOG, content.length), StandardCharsets.ISO_8859_1);
        Matcher encoding = ENCODING.matcher(prolog);
        // A file whose declaration can be read byte by byte is none of two bytes a character.
        if (!encoding.lookingAt() || encoding.group(1).regionMatches(true, 0, "UTF-", 0, 4)) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(encoding.group(1));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
