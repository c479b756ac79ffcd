package dev.tocsin.compiler.lint;

import dev.tocsin.compiler.mapping.EditDistance;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.model.DetectionItem;
import dev.tocsin.sigma.model.DetectionRule;
import dev.tocsin.sigma.model.LogSource;
import dev.tocsin.sigma.model.Modifier;
import dev.tocsin.sigma.model.Value;
import dev.tocsin.sigma.source.Span;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A field that no shape of Winlogbeat's documents has for the log source. Only said where all that the events of the log
 * source hold is known.
 */
final class FieldNotInWinlogbeat implements RuleCheck {
    /** By log source; most rules of a set share a few. */
    private final Map<LogSource, Optional<SortedSet<String>>> known = new ConcurrentHashMap<>();

    @Override
    public void check(RuleMeaning meaning, Findings findings) {
        DetectionRule rule = meaning.rule();
        known.computeIfAbsent(bare(rule.logSource()), meaning.mapping()::fieldNames)
                .ifPresent(names -> Items.of(rule).forEach(item -> check(item, names, rule, findings)));
    }

    /** What selects events, without its place and the words for people. */
    private static LogSource bare(LogSource source) {
        return new LogSource(
                source.category(), source.product(), source.service(), Optional.empty(), Map.of(), new Span(0, 0));
    }

    private static void check(DetectionItem item, SortedSet<String> known, DetectionRule rule, Findings findings) {
        item.field().ifPresent(name -> check(name, nameSpan(name, item.keySpan(), rule), known, findings));
        if (item.has(Modifier.FIELDREF)) {
            for (Value value : item.values()) {
                if (value instanceof Value.Text(String name, Span span)) {
                    check(name, span, known, findings);
                }
            }
        }
    }

    private static void check(String name, Span span, SortedSet<String> known, Findings findings) {
        // A name with a dot is a path in the document, and spaces in names do not count.
        if (name.indexOf('.') < 0 && !known.contains(name.replace(" ", ""))) {
            findings.warning(
                    Code.FIELD_NOT_IN_WINLOGBEAT,
                    span,
                    "no document of this log source has a field `" + name + "`, so it is always absent",
                    nearest(name, known)
                            .map(near -> "did you mean `" + near + "`?")
                            .orElse(
                                    "use a field that these events have, or the log source of the events that have it"));
        }
    }

    /** The field's part of {@code field|modifier}. */
    private static Span nameSpan(String name, Span key, DetectionRule rule) {
        int quote = rule.source().slice(key).startsWith(name) ? 0 : 1;
        int length = name.codePointCount(0, name.length());
        Span span = new Span(key.start() + quote, key.start() + quote + length);
        return span.end() <= key.end() && rule.source().slice(span).equals(name) ? span : key;
    }

    private static Optional<String> nearest(String name, SortedSet<String> known) {
        String folded = name.toLowerCase(Locale.ROOT);
        int limit = Math.max(1, name.length() / 4);
        return known.stream()
                .filter(other -> Math.abs(other.length() - name.length()) <= limit)
                .filter(other -> distance(folded, other) <= limit)
                .min(Comparator.comparingInt(other -> distance(folded, other)));
    }

    private static int distance(String folded, String other) {
        return EditDistance.between(folded, other.toLowerCase(Locale.ROOT));
    }
}
