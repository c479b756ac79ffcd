package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Fix;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The same entry twice in a list of a document. */
final class DuplicateChecks {
    private DuplicateChecks() {}

    static void references(DocumentView document, Findings findings) {
        check(document, "references", Code.DUPLICATE_REFERENCES, findings);
    }

    static void tags(DocumentView document, Findings findings) {
        check(document, "tags", Code.DUPLICATE_TAG, findings);
    }

    private static void check(DocumentView document, String key, Code code, Findings findings) {
        Map<String, Scalar> first = new HashMap<>();
        List<Scalar> entries = document.scalars(key);
        for (int i = 0; i < entries.size(); i++) {
            Scalar entry = entries.get(i);
            Scalar earlier = first.putIfAbsent(entry.text(), entry);
            // An alias that names the same node twice has one place only.
            if (earlier == null || earlier.span().start() >= entry.span().start()) {
                continue;
            }
            SourceText source = document.source();
            Diagnostic finding = Diagnostic.of(
                            code, source, entry.span(), Quoted.of(entry.text()) + " stands twice in `" + key + "`")
                    .withHint("remove one")
                    .withNotes(List.of(new Diagnostic.Note("it stands first", source, earlier.span())));
            findings.add(removal(source, entries.get(i - 1).span(), entry.span())
                    .map(edit -> finding.withFix(Fix.of("remove the second", edit, "")))
                    .orElse(finding));
        }
    }

    /**
     * What to take away for an entry: its lines in a block list, the comma and itself in a flow list. Empty if more
     * would go than the entry, such as a comment.
     */
    private static Optional<Span> removal(SourceText source, Span previous, Span entry) {
        int comma = previous.end();
        if (comma <= entry.start()
                && source.slice(new Span(comma, entry.start())).matches("\\s*,\\s*")) {
            return Optional.of(new Span(comma, entry.end()));
        }
        int start = source.lineStart(source.position(entry.start()).line());
        int end = entry.end();
        while (end < source.length() && (source.codePoint(end) == ' ' || source.codePoint(end) == '\t')) {
            end++;
        }
        boolean aloneBefore = source.slice(new Span(start, entry.start())).matches("[ \\t]*-[ \\t]+");
        if (!aloneBefore || start == 0) {
            return Optional.empty();
        }
        if (end == source.length()) {
            // The last line of the file has no line end, so the one before it goes.
            int before = source.codePoint(start - 1) == '\n' && start > 1 && source.codePoint(start - 2) == '\r'
                    ? start - 2
                    : start - 1;
            return Optional.of(new Span(before, end));
        }
        if (source.codePoint(end) == '\r' && end + 1 < source.length() && source.codePoint(end + 1) == '\n') {
            return Optional.of(new Span(start, end + 2));
        }
        return source.codePoint(end) == '\n' || source.codePoint(end) == '\r'
                ? Optional.of(new Span(start, end + 1))
                : Optional.empty();
    }
}
