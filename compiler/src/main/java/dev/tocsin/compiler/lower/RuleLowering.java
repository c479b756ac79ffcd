package dev.tocsin.compiler.lower;

import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.placeholder.Placeholders;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.model.Condition;
import dev.tocsin.sigma.model.Detection;
import dev.tocsin.sigma.model.DetectionRule;
import dev.tocsin.sigma.model.Filter;
import dev.tocsin.sigma.model.Search;
import dev.tocsin.sigma.model.SearchIdentifier;
import dev.tocsin.sigma.source.SourceText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A rule's or a filter's detection to a predicate. The log source is not part of it. */
public final class RuleLowering {
    private final Map<String, SearchIdentifier> identifiers;
    private final UnaryOperator<String> label;
    private final ItemLowering items;
    private final Map<String, Predicate> lowered = new HashMap<>();

    /** @param label what evidence calls a search identifier */
    private RuleLowering(Map<String, SearchIdentifier> identifiers, UnaryOperator<String> label, ItemLowering items) {
        this.identifiers = identifiers;
        this.label = label;
        this.items = items;
    }

    /**
     * The meaning of the detection. Several conditions are alternatives.
     *
     * @param fields gives each field name of the rule its places in a document
     * @param placeholders fill the values of {@code expand}
     * @param diagnostics receives what is wrong; after an error the predicate is not to be used
     */
    public static Lowered lower(
            DetectionRule rule,
            Function<String, Field> fields,
            Placeholders placeholders,
            Consumer<Diagnostic> diagnostics) {
        return lower(rule.source(), rule.detection(), UnaryOperator.identity(), fields, placeholders, diagnostics);
    }

    /**
     * The meaning of what a filter demands of a rule. Evidence names its search identifiers with the filter's title
     * before them, so that nobody takes them for the rule's.
     *
     * @param fields gives each field name its places in the documents that the rule reads
     * @param diagnostics receives what is wrong; after an error the predicate is not to be used
     */
    public static Lowered lower(
            Filter filter,
            Function<String, Field> fields,
            Placeholders placeholders,
            Consumer<Diagnostic> diagnostics) {
        String title = filter.metadata().title();
        return lower(
                filter.source(),
                filter.detection(),
                identifier -> title + ": " + identifier,
                fields,
                placeholders,
                diagnostics);
    }

    private static Lowered lower(
            SourceText source,
            Detection detection,
            UnaryOperator<String> label,
            Function<String, Field> fields,
            Placeholders placeholders,
            Consumer<Diagnostic> diagnostics) {
        Map<String, Field> known = new HashMap<>();
        ItemLowering items =
                new ItemLowering(source, name -> known.computeIfAbsent(name, fields), placeholders, diagnostics);
        RuleLowering lowering = new RuleLowering(detection.identifiers(), label, items);
        Predicate predicate = Predicate.anyOf(
                detection.conditions().stream().map(lowering::lower).toList());
        return new Lowered(predicate, lowering.lowered);
    }

    /**
     * What a detection means.
     *
     * @param detection true of the documents that fit it, among those of the log source
     * @param searches the same for each search identifier that a condition uses
     */
    public record Lowered(Predicate detection, Map<String, Predicate> searches) {
        public Lowered {
            searches = Map.copyOf(searches);
        }
    }

    private Predicate lower(Condition condition) {
        return switch (condition) {
            case Condition.Identifier(String name, var span) -> lower(name);
            case Condition.Not(Condition operand, var span) -> Predicate.not(lower(operand));
            case Condition.And(List<Condition> terms, var span) ->
                Predicate.allOf(terms.stream().map(this::lower).toList());
            case Condition.Or(List<Condition> terms, var span) ->
                Predicate.anyOf(terms.stream().map(this::lower).toList());
            case Condition.Quantified quantified -> {
                List<Predicate> terms =
                        quantified.identifiers().stream().map(this::lower).toList();
                yield switch (quantified.quantifier()) {
                    case ANY -> Predicate.anyOf(terms);
                    // Of nothing at all, "all" would be true of every event; a slip of the pen must not alert on that.
                    case ALL -> terms.isEmpty() ? new Predicate.Never() : Predicate.allOf(terms);
                };
            }
        };
    }

    private Predicate lower(String identifier) {
        Predicate known = lowered.get(identifier);
        if (known != null) {
            return known;
        }
        SearchIdentifier search = Objects.requireNonNull(identifiers.get(identifier), "the parser checks names");
        Predicate predicate = lower(search.search(), label.apply(identifier));
        lowered.put(identifier, predicate);
        return predicate;
    }

    private Predicate lower(Search search, String identifier) {
        return switch (search) {
            case Search.AllOf(List<Search> terms, var span) ->
                Predicate.allOf(
                        terms.stream().map(term -> lower(term, identifier)).toList());
            case Search.AnyOf(List<Search> terms, var span) ->
                Predicate.anyOf(
                        terms.stream().map(term -> lower(term, identifier)).toList());
            case Search.Item(var item) -> items.lower(item, identifier);
        };
    }
}
