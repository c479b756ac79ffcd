package dev.tocsin.sigma.diagnostic;

import dev.tocsin.sigma.source.Position;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Prints diagnostics for people and for tools that click on {@code path:line:column}.
 *
 * <pre>
 * whoami.yml:14:34: error[unknown-identifier]: no search identifier is named `filtr`
 * 14 |     condition: selection and not filtr
 *    |                                  ^^^^^
 *    = hint: did you mean `filter`? This rule defines: selection, filter
 * </pre>
 *
 * Columns count code points from 1. The caret line counts what a terminal shows: tabs are printed as four spaces,
 * East Asian characters and emoji fill two cells, combining marks none. Of a span over several lines the first line
 * is underlined to its end. Very long lines are cut around the place.
 */
public final class DiagnosticRenderer {
    private static final int TAB_CELLS = 4;
    private static final int CONTEXT_BEFORE = 100;
    private static final int CONTEXT_WHOLE = 200;
    private static final String CUT = "...";

    /** Whether the text holds ANSI colours. */
    public enum Colour {
        NEVER,
        ALWAYS
    }

    private final Colour colour;

    private DiagnosticRenderer(Colour colour) {
        this.colour = colour;
    }

    public static DiagnosticRenderer plain() {
        return new DiagnosticRenderer(Colour.NEVER);
    }

    public static DiagnosticRenderer in(Colour colour) {
        return new DiagnosticRenderer(colour);
    }

    /** All of them in the order given, an empty line between two. */
    public String render(Collection<Diagnostic> diagnostics) {
        return diagnostics.stream().map(this::render).collect(Collectors.joining("\n"));
    }

    /** One of them; every line ends with a line feed. */
    public String render(Diagnostic diagnostic) {
        SourceText source = diagnostic.source();
        Span span = diagnostic.span();
        Position position = source.position(Math.min(span.start(), source.length()));
        String word = diagnostic.severity().word();

        StringBuilder text = new StringBuilder();
        text.append(place(source, span))
                .append(": ")
                .append(painted(word + "[" + diagnostic.code().id() + "]", accent(diagnostic.severity())))
                .append(": ")
                .append(visible(diagnostic.message()))
                .append('\n');

        String number = Integer.toString(position.line());
        String margin = " ".repeat(number.length());
        Excerpt excerpt = Excerpt.of(source.line(position.line()), position.column() - 1, span.end() - span.start());
        text.append(number).append(" | ").append(excerpt.shown()).append('\n');
        text.append(margin)
                .append(" | ")
                .append(" ".repeat(excerpt.caretStart()))
                .append(painted("^".repeat(excerpt.caretCells()), accent(diagnostic.severity())))
                .append('\n');
        for (Diagnostic.Note note : diagnostic.notes()) {
            text.append(margin)
                    .append(" = note: ")
                    .append(visible(note.message()))
                    .append(" at ")
                    .append(place(note.source(), note.span()))
                    .append('\n');
        }
        diagnostic
                .hint()
                .ifPresent(hint -> text.append(margin)
                        .append(" = hint: ")
                        .append(visible(hint))
                        .append('\n'));
        return text.toString();
    }

    /** {@code path:line:column}, which terminals and editors open. */
    private static String place(SourceText source, Span span) {
        Position position = source.position(Math.min(span.start(), source.length()));
        return visible(source.name()) + ":" + position.line() + ":" + position.column();
    }

    private String painted(String text, String ansi) {
        return switch (colour) {
            case NEVER -> text;
            case ALWAYS -> "\u001b[" + ansi + "m" + text + "\u001b[0m";
        };
    }

    private static String accent(Severity severity) {
        return switch (severity) {
            case ERROR -> "1;31";
            case WARNING -> "1;33";
            case INFO -> "1;36";
        };
    }

    /** Messages quote rules; what a rule holds must not move the cursor or start a line of its own. */
    private static String visible(String text) {
        return text.codePoints()
                .map(DiagnosticRenderer::visible)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int visible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                0xFFFD;
            case Character.FORMAT -> codePoint == 0x200D ? codePoint : 0xFFFD;
            default -> codePoint;
        };
    }

    /** A source line as shown, with the cells that the caret underlines. */
    private record Excerpt(String shown, int caretStart, int caretCells) {
        static Excerpt of(String line, int column, int length) {
            int[] codePoints = line.codePoints().toArray();
            int start = Math.min(column, codePoints.length);
            int end = (int) Math.min((long) start + length, codePoints.length);
            int from = codePoints.length <= CONTEXT_WHOLE ? 0 : Math.max(0, start - CONTEXT_BEFORE);
            int to = codePoints.length <= CONTEXT_WHOLE
                    ? codePoints.length
                    : Math.min(codePoints.length, from + CONTEXT_WHOLE);

            StringBuilder shown = new StringBuilder(from > 0 ? CUT : "");
            int before = shown.length();
            int under = 0;
            for (int i = from; i < to; i++) {
                int cells = append(codePoints[i], shown);
                if (i < start) {
                    before += cells;
                } else if (i < end) {
                    under += cells;
                }
            }
            if (to < codePoints.length) {
                shown.append(CUT);
            }
            return new Excerpt(shown.toString(), before, Math.max(1, under));
        }

        private static int append(int codePoint, StringBuilder shown) {
            if (codePoint == '\t') {
                shown.append(" ".repeat(TAB_CELLS));
                return TAB_CELLS;
            }
            int visible = visible(codePoint);
            shown.appendCodePoint(visible);
            return CellWidth.of(visible);
        }
    }
}
