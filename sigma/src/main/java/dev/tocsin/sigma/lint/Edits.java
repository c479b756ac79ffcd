package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Fix.Edit;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlNode.Entry;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import dev.tocsin.sigma.yaml.YamlNode.Sequence;
import java.util.Optional;

/** Edits that leave the rest of a file as it is. Where the text around does not allow that, there is none. */
final class Edits {
    private Edits() {}

    /** Puts another text in the place of a part of a scalar that stands in the file as the scalar has it. */
    static Optional<Edit> replaced(SourceText source, Scalar scalar, int from, int to, String replacement) {
        Span span = scalar.places().span(from, to);
        return source.slice(span).equals(scalar.text().substring(from, to))
                ? Optional.of(new Edit(span, replacement))
                : Optional.empty();
    }

    /** Takes out a key with its value, and the line they have to themselves. */
    static Optional<Edit> withoutEntry(SourceText source, Entry entry) {
        return withoutLines(source, entry.key().span().to(entry.value().span()), "");
    }

    /** Takes an item other than the first out of a list, with the line it has to itself or the comma before it. */
    static Optional<Edit> withoutItem(SourceText source, Sequence list, Scalar item) {
        return withoutLines(source, item.span(), "-").or(() -> withoutComma(source, list, item));
    }

    /** @param before what stands before the span on its line, white space aside */
    private static Optional<Edit> withoutLines(SourceText source, Span span, String before) {
        int firstLine = source.position(span.start()).line();
        int lastLine = source.position(span.end()).line();
        Span head = new Span(source.lineStart(firstLine), span.start());
        Span lines = new Span(
                head.start(), lastLine == source.lineCount() ? source.length() : source.lineStart(lastLine + 1));
        boolean alone = source.slice(head).strip().equals(before)
                && source.slice(new Span(span.end(), lines.end())).isBlank();
        return alone ? Optional.of(new Edit(lines, "")) : Optional.empty();
    }

    private static Optional<Edit> withoutComma(SourceText source, Sequence list, Scalar item) {
        int index = list.items().indexOf(item);
        if (index < 1) {
            return Optional.empty();
        }
        int behindLast = list.items().get(index - 1).span().end();
        Span span = item.span();
        if (behindLast > span.start()) {
            return Optional.empty();
        }
        boolean comma = source.slice(new Span(behindLast, span.start())).strip().equals(",");
        return comma ? Optional.of(new Edit(new Span(behindLast, span.end()), "")) : Optional.empty();
    }
}
