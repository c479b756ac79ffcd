package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.model.Condition;
import dev.tocsin.sigma.model.DetectionItem;
import dev.tocsin.sigma.model.DetectionRule;
import dev.tocsin.sigma.model.Metadata;
import dev.tocsin.sigma.model.Search;
import dev.tocsin.sigma.model.SearchIdentifier;
import dev.tocsin.sigma.model.Value;
import dev.tocsin.sigma.source.Position;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** A rule as text for golden files: every part with the place it came from. */
final class AstDump {
    private final SourceText source;
    private final StringBuilder out = new StringBuilder();

    private AstDump(SourceText source) {
        this.source = source;
    }

    static String of(Collection<DetectionRule> rules) {
        return rules.stream().map(rule -> new AstDump(rule.source()).rule(rule)).collect(Collectors.joining("\n"));
    }

    private String rule(DetectionRule rule) {
        Metadata metadata = rule.metadata();
        line(0, "rule " + quoted(metadata.title()) + at(rule.span()));
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
        line(1, "logsource" + at(rule.logSource().span()));
        rule.logSource().category().ifPresent(category -> line(2, "category " + category));
        rule.logSource().product().ifPresent(product -> line(2, "product " + product));
        rule.logSource().service().ifPresent(service -> line(2, "service " + service));
        rule.logSource().definition().ifPresent(definition -> line(2, "definition " + quoted(definition)));
        rule.logSource().custom().forEach((key, value) -> line(2, "custom " + key + " " + quoted(value)));
        line(1, "detection" + at(rule.detection().span()));
        rule.detection().identifiers().values().forEach(this::identifier);
        rule.detection().conditions().forEach(condition -> condition(2, condition));
        list("field", metadata.fields());
        list("falsepositive", metadata.falsePositives());
        optional("level", metadata.level().map(level -> level.word()));
        metadata.tags().forEach(tag -> line(1, "tag " + tag + at(tag.span())));
        list("scope", metadata.scope());
        list("custom", metadata.customKeys());
        return out.toString();
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
