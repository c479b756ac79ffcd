package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.model.DetectionItem;
import dev.tocsin.sigma.model.Search;
import dev.tocsin.sigma.model.Value;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import dev.tocsin.sigma.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands under a search identifier. A map becomes {@link Search.AllOf}; a list of plain values one item without a
 * field; any other list {@link Search.AnyOf}, in which each plain value is an item of its own.
 */
final class SearchReader {
    private final Findings findings;
    private final ItemReader items;

    SearchReader(Findings findings) {
        this.findings = findings;
        this.items = new ItemReader(findings);
    }

    /** Empty if there is nothing usable in it; the findings then say why. */
    Optional<Search> read(YamlNode node, Scalar name) {
        return switch (node) {
            case Mapping mapping when mapping.entries().isEmpty() -> nothing(name);
            case Mapping mapping ->
                Optional.of(new Search.AllOf(
                        mapping.entries().stream()
                                .<Search>map(entry -> new Search.Item(items.read(entry)))
                                .toList(),
                        mapping.span()));
            case Sequence sequence when sequence.items().isEmpty() -> nothing(name);
            case Sequence sequence
            when sequence.items().stream().allMatch(Scalar.class::isInstance) ->
                keywords(sequence.items(), sequence.span());
            case Sequence sequence -> anyOf(sequence, name);
            case Scalar scalar when scalar.isNull() -> nothing(name);
            case Scalar scalar -> keywords(List.of(scalar), scalar.span());
        };
    }

    private Optional<Search> nothing(Scalar name) {
        findings.error(
                Code.EMPTY_SEARCH,
                name.span(),
                "there is nothing to look for in " + Quoted.of(name.text()),
                "give it a map of fields, or a list of keywords");
        return Optional.empty();
    }

    private Optional<Search> anyOf(Sequence sequence, Scalar name) {
        List<Search> terms = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
            if (item instanceof Scalar scalar) {
                keywords(List.of(scalar), scalar.span()).ifPresent(terms::add);
            } else {
                read(item, name).ifPresent(terms::add);
            }
        }
        return terms.isEmpty() ? Optional.empty() : Optional.of(new Search.AnyOf(terms, sequence.span()));
    }

    private Optional<Search> keywords(List<YamlNode> nodes, Span span) {
        List<Value> values = items.keywords(nodes);
        nodes.stream()
                .filter(Scalar.class::isInstance)
                .map(Scalar.class::cast)
                .forEach(scalar -> FieldReader.warnIfDisputed(scalar, findings));
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new Search.Item(new DetectionItem(
                        Optional.empty(), List.of(), values, values.getFirst().span(), span)));
    }
}
