package dev.tocsin.compiler.shape;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.mapping.DocumentShape;
import dev.tocsin.compiler.mapping.EventSource;
import dev.tocsin.compiler.mapping.ShapePlaces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Leaves out of each field the places that have no value in any document of a shape:
 * {@code Image [winlog.event_data.Image, process.executable] -> Image [process.executable]}. A field of which nothing
 * would be left stays whole, so that a rule that reads a place of its own choice still compiles.
 */
public final class ShapeRestriction {
    private final ShapePlaces places;
    private final List<EventSource> sources;
    private final Map<Field, Field> fields = new HashMap<>();

    private ShapeRestriction(ShapePlaces places, List<EventSource> sources) {
        this.places = places;
        this.sources = sources;
    }

    /** The rule for documents of this shape. */
    public static CompiledRule restrict(CompiledRule rule, DocumentShape shape) {
        ShapeRestriction restriction = new ShapeRestriction(ShapePlaces.of(shape), rule.eventSources());
        Map<String, Predicate> searches = new LinkedHashMap<>();
        rule.searches().forEach((name, search) -> searches.put(name, restriction.restrict(search)));
        return new CompiledRule(
                rule.metadata(),
                rule.eventSources(),
                restriction.restrict(rule.predicate()),
                rule.filters(),
                searches,
                rule.list());
    }

    private Predicate restrict(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Always always -> always;
            case Predicate.Never never -> never;
            case Predicate.And(List<Predicate> terms) ->
                new Predicate.And(terms.stream().map(this::restrict).toList());
            case Predicate.Or(List<Predicate> terms) ->
                new Predicate.Or(terms.stream().map(this::restrict).toList());
            case Predicate.Not(Predicate operand) -> new Predicate.Not(restrict(operand));
            case Predicate.FieldTest test ->
                new Predicate.FieldTest(restricted(test.field()), test.matcher(), test.origin());
            case Predicate.FieldPresent test -> new Predicate.FieldPresent(restricted(test.field()), test.origin());
            case Predicate.FieldComparison test ->
                new Predicate.FieldComparison(
                        restricted(test.left()),
                        test.relation(),
                        restricted(test.right()),
                        test.letterCase(),
                        test.origin());
            case Predicate.KeywordTest test -> test;
        };
    }

    private Field restricted(Field field) {
        return fields.computeIfAbsent(field, whole -> {
            List<Candidate> candidates = restrict(whole.candidates());
            return candidates.isEmpty() ? whole : new Field(whole.name(), candidates);
        });
    }

    private List<Candidate> restrict(List<Candidate> candidates) {
        List<Candidate> kept = new ArrayList<>();
        for (Candidate candidate : candidates) {
            restrict(candidate).ifPresent(kept::add);
            if (candidate instanceof Candidate.Path(String path) && places.alwaysHas(path)) {
                break;
            }
        }
        return kept;
    }

    /** What of a candidate can have a value; empty for nothing. */
    private Optional<Candidate> restrict(Candidate candidate) {
        return switch (candidate) {
            case Candidate.Path(String path) -> keep(candidate, path);
            case Candidate.Translated translated -> keep(candidate, translated.path());
            case Candidate.Account account -> keep(candidate, account.name());
            case Candidate.Hashes(List<Candidate.Hashes.Algorithm> algorithms) -> {
                List<Candidate.Hashes.Algorithm> kept = algorithms.stream()
                        .filter(algorithm -> mayHave(algorithm.path()))
                        .toList();
                yield kept.isEmpty() ? Optional.empty() : Optional.of(new Candidate.Hashes(kept));
            }
            // The type alone gives a value: binary data without strings.
            case Candidate.RegistryDetails(String strings, String type) ->
                mayHave(strings) || mayHave(type) ? Optional.of(candidate) : Optional.empty();
            case Candidate.WholeNumber number -> keep(candidate, number.path());
            case Candidate.Between between -> keep(candidate, between.path());
            case Candidate.Together(List<Candidate> parts) -> {
                List<Candidate> kept =
                        parts.stream().flatMap(part -> restrict(part).stream()).toList();
                yield kept.isEmpty() ? Optional.empty() : Optional.of(new Candidate.Together(kept));
            }
            // Without a value for its first line there is no text.
            case Candidate.Lines(List<Candidate.Lines.Line> lines) ->
                restrict(lines.getFirst().candidates()).isEmpty() ? Optional.empty() : Optional.of(candidate);
            case Candidate.Invocations(String path) -> keep(candidate, path);
        };
    }

    private Optional<Candidate> keep(Candidate candidate, String path) {
        return mayHave(path) ? Optional.of(candidate) : Optional.empty();
    }

    private boolean mayHave(String path) {
        return places.mayHave(path, sources);
    }
}
