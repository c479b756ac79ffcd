package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.model.RuleId;
import dev.tocsin.sigma.parser.ParseResult;
import dev.tocsin.sigma.parser.ParsedDocument;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which document of a file a place belongs to. */
final class FileRules {
    private final SourceText source;
    private final List<Region> regions = new ArrayList<>();

    /**
     * A document with what stands around it, from its separator line to the next.
     *
     * @param whole from the separator line, or the start of the file
     * @param head where its first key stands
     */
    record Region(ParsedDocument document, Span whole, int head) {
        boolean holds(int offset) {
            return whole.start() <= offset && offset < whole.end();
        }

        /** The id of the rule, if it has one that is a UUID. */
        Optional<UUID> id() {
            return document.yaml().scalar("id").flatMap(id -> RuleId.of(id.text()));
        }
    }

    FileRules(ParseResult file) {
        this.source = file.source();
        List<ParsedDocument> documents = file.documents();
        int start = 0;
        for (int i = 0; i < documents.size(); i++) {
            Span span = documents.get(i).yaml().span();
            int end = i + 1 == documents.size()
                    ? source.length() + 1
                    : separator(span.end(), documents.get(i + 1).yaml().span().start());
            regions.add(new Region(documents.get(i), new Span(start, Math.max(start, end)), span.start()));
            start = Math.max(start, end);
        }
    }

    /** The last line between two documents that separates them. */
    private int separator(int from, int to) {
        int found = Math.max(from, to);
        for (int line = source.position(Math.min(to, source.length())).line(); line >= 1; line--) {
            int start = source.lineStart(line);
            if (start < from) {
                break;
            }
            if (source.line(line).startsWith("---")) {
                return start;
            }
        }
        return found;
    }

    SourceText source() {
        return source;
    }

    /** The document that an offset belongs to; empty where the file has none that could be read. */
    Optional<Region> at(int offset) {
        return regions.stream().filter(region -> region.holds(offset)).findFirst();
    }
}
