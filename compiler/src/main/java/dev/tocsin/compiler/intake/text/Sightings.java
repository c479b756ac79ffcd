package dev.tocsin.compiler.intake.text;

import dev.tocsin.compiler.indicator.IndicatorKind;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.ValueReading;
import dev.tocsin.compiler.intake.text.Sighting.Defanging;
import dev.tocsin.compiler.refang.PathForm;
import dev.tocsin.compiler.refang.Recognition;
import dev.tocsin.compiler.refang.Recognition.Trust;
import dev.tocsin.compiler.refang.RefangedText;
import dev.tocsin.compiler.refang.Refanging;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what looks like an indicator in one line, in one pass from left to right. */
final class Sightings {
    private static final String DELIMITERS = "\"'`<>(){}[],;|=*!?^~“”‘’«»„…，。；、！？（）【】";
    private static final int LONGEST_PORT = 5;

    private final RefangedText line;
    private final String text;
    private final Trust trust;
    private final List<Sighting> found = new ArrayList<>();

    private Sightings(RefangedText line, Trust trust) {
        this.line = line;
        this.text = line.text();
        this.trust = trust;
    }

    /** In the order of the line; no two overlap. */
    static List<Sighting> in(RefangedText line, Trust trust) {
        Sightings sightings = new Sightings(line, trust);
        sightings.scan();
        return sightings.found;
    }

    private void scan() {
        int at = 0;
        while (at < text.length()) {
            char character = text.charAt(at);
            if (PathForm.isHive(text, at)) {
                at = path(at, IndicatorType.REGISTRY_KEY);
            } else if (PathForm.isPath(text, at)) {
                at = path(at, IndicatorType.FILE_PATH);
            } else if (character == '[') {
                at = bracket(at);
            } else if (isDelimiter(character)) {
                at++;
            } else {
                at = word(at);
            }
        }
    }

    private int path(int start, IndicatorType type) {
        int end = PathEnd.of(text, start);
        String value = Refanging.refang(type, text.substring(start, end));
        if (type.read(value) instanceof ValueReading.Valid(String valid)) {
            add(start, end, new Recognition.Value(type, valid, ""));
        }
        return Math.max(end, start + 1);
    }

    /** {@code [2001:db8::1]:80}; any other bracket only parts words. */
    private int bracket(int start) {
        int end = start + 1;
        int last = Math.min(text.length(), start + 60);
        while (end < last && (Character.digit(text.charAt(end), 16) >= 0 || ":.]".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        Recognition read = Recognition.of(trimmed(text.substring(start, end)), trust);
        if (read instanceof Recognition.Value value && value.type() == IndicatorType.IPV6) {
            add(start, end, read);
            return end;
        }
        return start + 1;
    }

    private int word(int start) {
        int end = start;
        while (end < text.length() && !isDelimiter(text.charAt(end))) {
            boolean url = text.charAt(end) == ':' && text.startsWith("://", end);
            if (url && schemeStart(start, end) >= 0) {
                return url(schemeStart(start, end));
            }
            end++;
        }
        int wordEnd = withPort(start, end);
        return recognize(start, wordEnd);
    }

    /** {@code 192.0.2.1|443}. */
    private int withPort(int start, int end) {
        if (end >= text.length() || text.charAt(end) != '|' || text.lastIndexOf('.', end) < start) {
            return end;
        }
        int digits = end + 1;
        while (digits < text.length() && digits - end <= LONGEST_PORT && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        boolean whole = digits > end + 1 && (digits == text.length() || isDelimiter(text.charAt(digits)));
        return whole ? digits : end;
    }

    private int schemeStart(int start, int colon) {
        int at = colon;
        while (at > start && colon - at < 10 && isAsciiLetterOrDigit(text.charAt(at - 1))) {
            at--;
        }
        return at == colon || (at > start && isAsciiLetterOrDigit(text.charAt(at - 1))) ? -1 : at;
    }

    private int url(int start) {
        int end = UrlEnd.of(text, start);
        String url = text.substring(start, end);
        add(start, end, UrlReading.of(url, trust));
        return end;
    }

    /** Adds what a word is; the place behind it. */
    private int recognize(int start, int end) {
        int from = start;
        while (from < end && isLoose(text.charAt(from))) {
            from++;
        }
        int to = from + trimmed(text.substring(from, end)).length();
        if (to <= from) {
            return end;
        }
        Trust known = line.isDefanged(from, to) ? Trust.HOST : trust;
        Recognition read = Recognition.of(text.substring(from, to), known);
        boolean sender = from > 0 && text.charAt(from - 1) == '"' && text.startsWith("\" <", to);
        if (sender && read instanceof Recognition.Value value) {
            String why = "is the name that a mail shows for its sender";
            add(from, to, new Recognition.Lookalike(Optional.of(value), why));
        } else if (read instanceof Recognition.Nothing) {
            behindLabel(from, to, known);
        } else if (read instanceof Recognition.Value value && value.rest().indexOf('/') >= 0) {
            return withPath(from, to, value, known);
        } else {
            add(from, to, read);
        }
        return end;
    }

    /** A host and what follows it: a path with all that paths may have in it, or another host after a slash. */
    private int withPath(int start, int end, Recognition.Value value, Trust known) {
        int path = end - value.rest().length() + value.rest().indexOf('/');
        int to = UrlEnd.of(text, start, path);
        if (Recognition.of(text.substring(path + 1, end), Trust.PLAIN) instanceof Recognition.Value behind
                && behind.type() != IndicatorType.FILE_NAME) {
            add(start, path, Recognition.of(text.substring(start, path), known));
            return path + 1;
        }
        String rest = text.substring(end - value.rest().length(), Math.max(end, to));
        add(start, Math.max(end, to), new Recognition.Value(value.type(), value.text(), rest));
        return Math.max(end, to);
    }

    /** {@code sha256:...}, {@code mailto:...}, {@code md5-...}: the last part is tried alone. */
    private void behindLabel(int start, int end, Trust known) {
        for (int i = Math.min(end, start + 40) - 1; i > start; i--) {
            if (":_-#/".indexOf(text.charAt(i)) >= 0 && isLabel(start, i)) {
                Recognition read = Recognition.of(text.substring(i + 1, end), known);
                if (read instanceof Recognition.Value value && isBehindLabel(value.type(), text.charAt(i))) {
                    add(i + 1, end, read);
                    return;
                }
            }
        }
    }

    /** Only a digest may follow any mark; a file may be named anything. */
    private static boolean isBehindLabel(IndicatorType type, char mark) {
        return type.kind() == IndicatorKind.DIGEST || (mark == ':' && type != IndicatorType.FILE_NAME);
    }

    private boolean isLabel(int start, int end) {
        return text.substring(start, end)
                .chars()
                .allMatch(character -> Character.isLetterOrDigit(character) || character == '-' || character == '_');
    }

    private void add(int start, int end, Recognition recognition) {
        if (!(recognition instanceof Recognition.Nothing)) {
            Defanging defanging = line.isDefanged(start, end) ? Defanging.DEFANGED : Defanging.PLAIN;
            found.add(new Sighting(start, end, line.written(start, end), defanging, recognition));
        }
    }

    static boolean isDelimiter(char character) {
        return isBlank(character) || DELIMITERS.indexOf(character) >= 0;
    }

    static boolean isBlank(char character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character);
    }

    private static boolean isLoose(char character) {
        return ".,:;-–—_/\\+#&%$•·→".indexOf(character) >= 0;
    }

    private static String trimmed(String word) {
        int end = word.length();
        while (end > 0 && isLoose(word.charAt(end - 1))) {
            end--;
        }
        return word.substring(0, end);
    }

    private static boolean isAsciiLetterOrDigit(char character) {
        return character < 128 && Character.isLetterOrDigit(character);
    }
}
