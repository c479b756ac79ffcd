package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.model.Condition;
import dev.tocsin.sigma.model.Correlation;
import dev.tocsin.sigma.model.CorrelationCondition;
import dev.tocsin.sigma.model.CorrelationRule;
import dev.tocsin.sigma.model.CustomValue;
import dev.tocsin.sigma.model.Detection;
import dev.tocsin.sigma.model.DetectionItem;
import dev.tocsin.sigma.model.DetectionRule;
import dev.tocsin.sigma.model.FieldAlias;
import dev.tocsin.sigma.model.Filter;
import dev.tocsin.sigma.model.LogSource;
import dev.tocsin.sigma.model.Metadata;
import dev.tocsin.sigma.model.RuleReference;
import dev.tocsin.sigma.model.Search;
import dev.tocsin.sigma.model.SearchIdentifier;
import dev.tocsin.sigma.model.SigmaDocument;
import dev.tocsin.sigma.model.Timespan;
import dev.tocsin.sigma.model.Value;
import dev.tocsin.sigma.source.Position;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** A document as text for golden files: every part with the place it came from. */
final class AstDump {
    private final SourceText source;
    private final StringBuilder out = new StringBuilder();

    private AstDump(SourceText source) {
        this.source = source;
    }

    static String of(Collection<? extends SigmaDocument> documents) {
        return documents.stream()
                .map(document -> new AstDump(document.source()).document(document))
                .collect(Collectors.joining("\n"));
    }

    private String document(SigmaDocument document) {
        String kind = switch (document) {
            case DetectionRule rule -> "rule ";
            case CorrelationRule rule -> "correlation rule ";
            case Filter filter -> "filter ";
        };
        Metadata metadata = document.metadata();
        line(0, kind + quoted(metadata.title()) + at(document.span()));
        optional("id", metadata.id());
        optional("name", metadata.name().map(AstDump::quoted));
        metadata.related()
                .forEach(related ->
                        line(1, "related " + related.id() + " " + related.type().word()));
        line(1, "taxonomy " + metadata.taxonomy());
        optional("status", metadata.status().map(status -> status.word()));
        optional("description", metadata.description().map(AstDump::quoted));
        optional("license", metadata.license());
        optional("author", metadata.author().map(AstDump::quoted));
        list("reference", metadata.references());
        optional("date", metadata.date());
        optional("modified", metadata.modified());
        switch (document) {
            case DetectionRule rule -> {
                logSource(rule.logSource());
                detection(rule.detection());
            }
            case CorrelationRule rule -> correlation(rule.correlation());
            case Filter filter -> {
                logSource(filter.logSource());
                filter.rules().forEach(rule -> line(1, "of rule " + reference(rule)));
                detection(filter.detection());
            }
        }
        list("field", metadata.fields());
        list("falsepositive", metadata.falsePositives());
        optional("level", metadata.level().map(level -> level.word()));
        metadata.tags().forEach(tag -> line(1, "tag " + tag + at(tag.span())));
        list("scope", metadata.scope());
        metadata.custom().forEach((key, value) -> line(1, "custom " + quoted(key) + " " + custom(value)));
        return out.toString();
    }

    private void logSource(LogSource logSource) {
        line(1, "logsource" + at(logSource.span()));
        logSource.category().ifPresent(category -> line(2, "category " + category));
        logSource.product().ifPresent(product -> line(2, "product " + product));
        logSource.service().ifPresent(service -> line(2, "service " + service));
        logSource.definition().ifPresent(definition -> line(2, "definition " + quoted(definition)));
        logSource.custom().forEach((key, value) -> line(2, "custom " + key + " " + quoted(value)));
    }

    private void detection(Detection detection) {
        line(1, "detection" + at(detection.span()));
        detection.identifiers().values().forEach(this::identifier);
        detection.conditions().forEach(condition -> condition(2, condition));
    }

    private void correlation(Correlation correlation) {
        line(1, "correlation " + correlation.type().word() + at(correlation.span()));
        correlation.rules().forEach(rule -> line(2, "of rule " + reference(rule)));
        correlation.groupBy().forEach(field -> line(2, "group by " + quoted(field)));
        Timespan timespan = correlation.timespan();
        line(2, "within " + timespan.written() + " = " + timespan.duration() + at(timespan.span()));
        switch (correlation.condition()) {
            case CorrelationCondition.EveryRule every -> line(2, "every rule" + at(every.span()));
            case CorrelationCondition.Expression expression -> condition(2, expression.expression());
            case CorrelationCondition.Threshold threshold -> {
                line(2, "threshold" + at(threshold.span()));
                threshold.fields().forEach(field -> line(3, "of field " + quoted(field)));
                threshold.percentile().ifPresent(percentile -> line(3, "percentile " + percentile.toPlainString()));
                threshold
                        .bounds()
                        .forEach(bound -> line(
                                3,
                                bound.operator().word() + " " + bound.number().toPlainString() + at(bound.span())));
            }
        }
        for (FieldAlias alias : correlation.aliases()) {
            line(2, "alias " + quoted(alias.name()) + at(alias.span()));
            alias.fields().forEach(field -> line(3, reference(field.rule()) + " = " + quoted(field.field())));
        }
        line(2, "generate " + correlation.generate());
    }

    private String reference(RuleReference reference) {
        return quoted(reference.text()) + at(reference.span());
    }

    private static String custom(CustomValue value) {
        return switch (value) {
            case CustomValue.Text(String text) -> quoted(text);
            case CustomValue.Numeric(var number) -> number.toPlainString();
            case CustomValue.Bool(boolean bool) -> String.valueOf(bool);
            case CustomValue.Null() -> "null";
            case CustomValue.Items(var values) ->
                values.stream().map(AstDump::custom).collect(Collectors.joining(", ", "[", "]"));
            case CustomValue.Entries(var values) ->
                values.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + custom(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    private void identifier(SearchIdentifier identifier) {
        line(2, "search " + quoted(identifier.name()) + at(identifier.nameSpan()));
        search(3, identifier.search());
    }

    private void search(int depth, Search search) {
        switch (search) {
            case Search.AllOf all -> {
                line(depth, "all of" + at(all.span()));
                all.terms().forEach(term -> search(depth + 1, term));
            }
            case Search.AnyOf any -> {
                line(depth, "any of" + at(any.span()));
                any.terms().forEach(term -> search(depth + 1, term));
            }
            case Search.Item item -> item(depth, item.item());
        }
    }

    private void item(int depth, DetectionItem item) {
        String modifiers = item.modifiers().stream()
                .map(applied -> " |" + applied.modifier().word() + at(applied.span()))
                .collect(Collectors.joining());
        line(
                depth,
                item.field().map(field -> "field " + quoted(field)).orElse("keywords")
                        + at(item.keySpan())
                        + modifiers);
        for (Value value : item.values()) {
            line(depth + 1, value(value) + at(value.span()));
        }
    }

    private static String value(Value value) {
        return switch (value) {
            case Value.Text text -> "text " + quoted(text.text());
            case Value.Numeric number -> "number " + number.number().toPlainString();
            case Value.Bool bool -> "boolean " + bool.value();
            case Value.Null ignored -> "null";
        };
    }

    private void condition(int depth, Condition condition) {
        switch (condition) {
            case Condition.Identifier identifier ->
                line(depth, "condition " + identifier.name() + at(identifier.span()));
            case Condition.Not not -> {
                line(depth, "condition not" + at(not.span()));
                condition(depth + 1, not.operand());
            }
            case Condition.And and -> {
                line(depth, "condition and" + at(and.span()));
                and.terms().forEach(term -> condition(depth + 1, term));
            }
            case Condition.Or or -> {
                line(depth, "condition or" + at(or.span()));
                or.terms().forEach(term -> condition(depth + 1, term));
            }
            case Condition.Quantified quantified ->
                line(
                        depth,
                        "condition " + quantified.quantifier() + " of " + quantified.pattern() + " = "
                                + quantified.identifiers() + at(quantified.span()));
        }
    }

    private void optional(String name, Optional<?> value) {
        value.ifPresent(present -> line(1, name + " " + present));
    }

    private void list(String name, Collection<String> values) {
        values.forEach(value -> line(1, name + " " + quoted(value)));
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }

    private static String quoted(String text) {
        return "`" + text.replace("\n", "\\n") + "`";
    }

    /** {@code @line:column-line:column}, the second after the last character. */
    private String at(Span span) {
        Position start = source.position(span.start());
        Position end = source.position(span.end());
        String to = start.line() == end.line() ? "" : end.line() + ":";
        return " @" + start.line() + ":" + start.column() + "-" + to + end.column();
    }
}
