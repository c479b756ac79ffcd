package dev.tocsin.sigma.yaml;

import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Moves places inside the text of a scalar into the file. It walks the raw text beside the value: a character of the
 * value meets the same character, an escape of it, or (for spaces and line ends, which folding and indentation change)
 * the white space that it came from.
 */
public final class ScalarPlaces {
    /** Whether places are known to the character. */
    enum Precision {
        CHARACTER,
        WHOLE_SCALAR
    }

    private final Span whole;
    private final Precision precision;
    private final int[] starts;
    private final int[] ends;

    private ScalarPlaces(Span whole, Precision precision, int[] starts, int[] ends) {
        this.whole = whole;
        this.precision = precision;
        this.starts = starts;
        this.ends = ends;
    }

    static ScalarPlaces of(String value, ScalarLayout layout) {
        int[] starts = new int[value.length()];
        int[] ends = new int[value.length()];
        if (new Walk(value, layout).fill(starts, ends)) {
            return new ScalarPlaces(layout.span(), Precision.CHARACTER, starts, ends);
        }
        // The walk disagrees with the YAML reader. The whole scalar is a true place, if a coarse one.
        Arrays.fill(starts, layout.span().start());
        Arrays.fill(ends, layout.span().end());
        return new ScalarPlaces(layout.span(), Precision.WHOLE_SCALAR, starts, ends);
    }

    /**
     * The places of the scalar that covers a span. Reads the file anew: for the rare finding about a part of a value that
     * is made after the YAML is gone.
     */
    public static Optional<ScalarPlaces> at(SourceText source, Span span) {
        return YamlReader.read(new Findings(source)).stream()
                .flatMap(document -> scalars(document.root()))
                .filter(scalar -> scalar.span().equals(span))
                .findFirst()
                .map(YamlNode.Scalar::places);
    }

    private static Stream<YamlNode.Scalar> scalars(YamlNode node) {
        return switch (node) {
            case YamlNode.Scalar scalar -> Stream.of(scalar);
            case YamlNode.Sequence sequence -> sequence.items().stream().flatMap(ScalarPlaces::scalars);
            case YamlNode.Mapping mapping -> mapping.entries().stream().flatMap(entry -> scalars(entry.value()));
        };
    }

    Precision precision() {
        return precision;
    }

    /**
     * The place in the file of a range of the value.
     *
     * @param from index of the first code unit of the value
     * @param to index after the last; equal to {@code from} for a place between two
     */
    public Span span(int from, int to) {
        if (starts.length == 0) {
            return whole;
        }
        if (from >= starts.length) {
            return new Span(ends[ends.length - 1], ends[ends.length - 1]);
        }
        return to <= from ? new Span(starts[from], starts[from]) : new Span(starts[from], ends[to - 1]);
    }

    /** One pass over a scalar. Offsets are in code points of the file, indexes in code units of the value. */
    private static final class Walk {
        private final String value;
        private final ScalarLayout.Style style;
        private final int[] raw;
        private final int base;
        private int at;

        Walk(String value, ScalarLayout layout) {
            SourceText source = layout.source();
            this.value = value;
            this.style = layout.style();
            this.raw = source.slice(layout.span()).codePoints().toArray();
            this.base = layout.span().start();
            this.at = contentStart();
        }

        private int contentStart() {
            return switch (style) {
                case PLAIN -> 0;
                case SINGLE_QUOTED, DOUBLE_QUOTED -> 1;
                case LITERAL, FOLDED -> {
                    int i = 0;
                    while (i < raw.length && !isLineEnd(raw[i])) {
                        i++;
                    }
                    yield i + 1;
                }
            };
        }

        boolean fill(int[] starts, int[] ends) {
            int i = 0;
            while (i < value.length()) {
                int wanted = value.codePointAt(i);
                int start = isWhite(wanted) ? white(wanted) : visible(wanted);
                if (start < 0) {
                    return false;
                }
                for (int unit = 0; unit < Character.charCount(wanted); unit++) {
                    starts[i] = base + start;
                    ends[i] = base + Math.max(start, at);
                    i++;
                }
            }
            return true;
        }

        /** Finds a character that shows. Returns where it begins, or -1; {@link #at} is then behind it. */
        private int visible(int wanted) {
            skipWhite();
            int start = at;
            return next() == wanted ? start : -1;
        }

        /** Finds white space, which may stand for less or more of it in the file. */
        private int white(int wanted) {
            if (style == ScalarLayout.Style.DOUBLE_QUOTED) {
                skipContinuations();
                if (at < raw.length && raw[at] == '\\') {
                    int start = at;
                    return next() == wanted ? start : -1;
                }
            }
            int start = Math.min(at, raw.length);
            if (at < raw.length && isWhite(raw[at])) {
                at++;
            }
            return start;
        }

        private void skipWhite() {
            do {
                while (at < raw.length && isWhite(raw[at])) {
                    at++;
                }
            } while (skipContinuations());
        }

        /** A backslash at the end of a line joins two lines without a space. */
        private boolean skipContinuations() {
            if (style != ScalarLayout.Style.DOUBLE_QUOTED
                    || at + 1 >= raw.length
                    || raw[at] != '\\'
                    || !isLineEnd(raw[at + 1])) {
                return false;
            }
            at++;
            while (at < raw.length && isWhite(raw[at])) {
                at++;
            }
            return true;
        }

        /** The character that the raw text stands for here, or -1. */
        private int next() {
            if (at >= raw.length) {
                return -1;
            }
            int c = raw[at++];
            if (style == ScalarLayout.Style.SINGLE_QUOTED && c == '\'') {
                at++;
                return c;
            }
            return style == ScalarLayout.Style.DOUBLE_QUOTED && c == '\\' ? escape() : c;
        }

        private int escape() {
            if (at >= raw.length) {
                return -1;
            }
            int c = raw[at++];
            return switch (c) {
                case '0' -> 0;
                case 'a' -> 7;
                case 'b' -> '\b';
                case 't', '\t' -> '\t';
                case 'n' -> '\n';
                case 'v' -> 0x0B;
                case 'f' -> '\f';
                case 'r' -> '\r';
                case 'e' -> 0x1B;
                case 'N' -> 0x85;
                case '_' -> 0xA0;
                case 'L' -> 0x2028;
                case 'P' -> 0x2029;
                case 'x' -> hexadecimal(2);
                case 'u' -> hexadecimal(4);
                case 'U' -> hexadecimal(8);
                default -> c;
            };
        }

        private int hexadecimal(int digits) {
            int codePoint = 0;
            for (int i = 0; i < digits; i++) {
                int digit = at < raw.length ? Character.digit(raw[at++], 16) : -1;
                if (digit < 0) {
                    return -1;
                }
                codePoint = codePoint * 16 + digit;
            }
            // Two escapes may write a surrogate pair, of which the value holds one code point.
            boolean pair = digits == 4
                    && Character.isHighSurrogate((char) codePoint)
                    && at + 1 < raw.length
                    && raw[at] == '\\'
                    && raw[at + 1] == 'u';
            if (pair) {
                at += 2;
                return Character.toCodePoint((char) codePoint, (char) hexadecimal(4));
            }
            return codePoint;
        }

        private static boolean isWhite(int c) {
            return c == ' ' || c == '\t' || isLineEnd(c);
        }

        private static boolean isLineEnd(int c) {
            return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
        }
    }
}
