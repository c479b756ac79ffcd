package dev.tocsin.connector.check;

import dev.tocsin.sigma.diagnostic.Fix;
import dev.tocsin.sigma.source.SourceText;
import java.util.Comparator;
import java.util.List;

/** The text of a file with fixes applied; what no fix touches stays as it is. */
final class FixedText {
    private FixedText() {}

    /**
     * The text after fixes of which none overlaps another. New lines get the line ends that the file has.
     */
    static String of(SourceText source, List<Fix> fixes) {
        List<Fix.Edit> edits = fixes.stream()
                .flatMap(fix -> fix.edits().stream())
                .sorted(Comparator.comparingInt((Fix.Edit edit) -> edit.span().start())
                        .thenComparingInt(edit -> edit.span().end()))
                .toList();
        String lineEnd = lineEnd(source.text());
        StringBuilder text = new StringBuilder();
        int copied = 0;
        int position = 0;
        for (Fix.Edit edit : edits) {
            // Spans count code points; the text is cut by code units.
            int start = source.text().offsetByCodePoints(copied, edit.span().start() - position);
            text.append(source.text(), copied, start)
                    .append(edit.replacement().replace("\r\n", "\n").replace("\n", lineEnd));
            copied = source.text()
                    .offsetByCodePoints(start, edit.span().end() - edit.span().start());
            position = edit.span().end();
        }
        return text.append(source.text(), copied, source.text().length()).toString();
    }

    private static String lineEnd(String text) {
        int first = text.indexOf('\n');
        return first > 0 && text.charAt(first - 1) == '\r' ? "\r\n" : "\n";
    }

    /** Whether the places of two fixes meet, so that only one of them can be applied. */
    static boolean overlap(Fix one, Fix other) {
        return one.edits().stream().anyMatch(edit -> other.edits().stream().anyMatch(each -> overlap(edit, each)));
    }

    /** Two insertions at one place overlap too: nothing says which comes first. */
    private static boolean overlap(Fix.Edit one, Fix.Edit other) {
        return one.span().start() <= other.span().end()
                && other.span().start() <= one.span().end();
    }
}
