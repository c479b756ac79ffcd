package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.diagnostic.Suggestion;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlNode.Entry;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import dev.tocsin.sigma.yaml.YamlNode.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rule collections of Sigma version 1, which pySigma still reads: a document with {@code action: global} is merged
 * into the rules after it until {@code action: reset}; one with {@code action: repeat} is merged into the rule before
 * it, which makes one more rule. Maps merge key by key; of two other values that of the action counts, as in pySigma.
 */
final class LegacyCollection {
    /** How many nodes merging may handle in a file; the largest collection known has some hundred. */
    static final int MAX_MERGED_NODES = 100_000;

    private static final String ACTION = "action";
    private static final List<String> ACTIONS = List.of("global", "repeat", "reset");

    private final Findings findings;
    private Optional<Part> template = Optional.empty();
    private Optional<Part> previous = Optional.empty();
    private int mergedNodes;

    LegacyCollection(Findings findings) {
        this.findings = findings;
    }

    /** A document that is read as a rule, or goes into others. */
    record Part(Mapping mapping, Flaws flaws) {}

    /** Whether there is an error in the YAML of a document, or of what was merged into it. */
    enum Flaws {
        NONE,
        SOME
    }

    /** The rule that a document makes; empty if it makes none, or if a finding says that it cannot. */
    Optional<Part> rule(Part document) {
        Optional<YamlNode> action = document.mapping().value(ACTION).filter(node -> !node.isNull());
        if (action.isEmpty()) {
            return plain(document);
        }
        Part content = new Part(withoutAction(document.mapping()), document.flaws());
        Span place = action.get().span();
        return switch (action.get() instanceof Scalar scalar ? scalar.text() : "") {
            case "global" -> {
                template = template.isEmpty() ? Optional.of(content) : merged(template.get(), content, place);
                yield Optional.empty();
            }
            case "reset" -> {
                template = Optional.empty();
                yield Optional.empty();
            }
            case "repeat" -> repeated(content, place);
            default -> {
                unknown(action.get());
                // Without a detection it was to be a part of others, and is no rule in which something is missing.
                yield content.mapping().value("detection").isEmpty()
                        ? Optional.empty()
                        : plain(new Part(content.mapping(), Flaws.SOME));
            }
        };
    }

    private void unknown(YamlNode action) {
        String written = action instanceof Scalar scalar ? scalar.text() : "";
        findings.error(
                Code.UNKNOWN_ACTION,
                action.span(),
                action instanceof Scalar
                        ? Quoted.of(written) + " is no action of a rule collection"
                        : "`action` is a word, not " + action.kindInWords(),
                Suggestion.hint(
                        written,
                        ACTIONS,
                        "it is one of: " + String.join(", ", ACTIONS) + ". A custom field needs another name"));
    }

    private Optional<Part> plain(Part document) {
        Optional<Part> rule = template.isEmpty()
                ? Optional.of(document)
                : merged(document, template.get(), document.mapping().firstKey());
        previous = rule;
        return rule;
    }

    private Optional<Part> repeated(Part content, Span place) {
        if (previous.isEmpty()) {
            findings.error(
                    Code.NOTHING_TO_REPEAT,
                    place,
                    "there is no rule before this one to repeat",
                    "put the rule that is to be repeated before it, in the same file");
            return Optional.empty();
        }
        previous = merged(previous.get(), content, place)
                .map(rule -> new Part(
                        new Mapping(rule.mapping().entries(), content.mapping().span()), rule.flaws()));
        return previous;
    }

    private static Mapping withoutAction(Mapping document) {
        return new Mapping(
                document.entries().stream()
                        .filter(entry -> !entry.key().text().equals(ACTION))
                        .toList(),
                document.span());
    }

    /** Both, with the values of {@code over} where both have one; empty beyond the limit. */
    private Optional<Part> merged(Part base, Part over, Span place) {
        boolean wasWithin = mergedNodes <= MAX_MERGED_NODES;
        if (wasWithin) {
            mergedNodes += nodes(base.mapping()) + nodes(over.mapping());
        }
        if (mergedNodes > MAX_MERGED_NODES) {
            if (wasWithin) {
                findings.error(
                        Code.TOO_LARGE,
                        place,
                        "the actions of this rule collection merge more than " + MAX_MERGED_NODES + " nodes",
                        "split it into several files");
            }
            return Optional.empty();
        }
        return Optional.of(new Part(
                merged(base.mapping(), over.mapping()), base.flaws() == Flaws.NONE ? over.flaws() : base.flaws()));
    }

    private static Mapping merged(Mapping base, Mapping over) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        base.entries().forEach(entry -> entries.put(entry.key().text(), entry));
        for (Entry entry : over.entries()) {
            entries.merge(entry.key().text(), entry, LegacyCollection::merged);
        }
        return new Mapping(List.copyOf(entries.values()), base.span());
    }

    private static Entry merged(Entry base, Entry over) {
        return base.value() instanceof Mapping below && over.value() instanceof Mapping above
                ? new Entry(base.key(), merged(below, above))
                : over;
    }

    private static int nodes(YamlNode node) {
        return switch (node) {
            case Scalar scalar -> 1;
            case Sequence sequence ->
                1 + sequence.items().stream().mapToInt(LegacyCollection::nodes).sum();
            case Mapping mapping ->
                1
                        + mapping.entries().stream()
                                .mapToInt(entry -> 1 + nodes(entry.value()))
                                .sum();
        };
    }
}
