package dev.tocsin.compiler.lint;

import dev.tocsin.compiler.implication.Logic;
import dev.tocsin.compiler.implication.Term;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Diagnostic.Note;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Fix;
import dev.tocsin.sigma.model.DetectionItem;
import dev.tocsin.sigma.model.Modifier;
import dev.tocsin.sigma.model.SearchIdentifier;
import dev.tocsin.sigma.model.Value;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A value of a list that changes nothing, because another value of the same list fits whatever it fits; under
 * {@code all} it is the other way round.
 */
final class CoveredValue implements RuleCheck {
    /** So many values of one list are reported each on its own. */
    private static final int EACH = 10;

    @Override
    public void check(RuleMeaning meaning, Findings findings) {
        Set<Span> shared = sharedBetweenItems(meaning);
        for (SearchIdentifier identifier :
                meaning.rule().detection().identifiers().values()) {
            Predicate search = meaning.compiled().searches().get(identifier.name());
            if (search == null) {
                continue;
            }
            List<DetectionItem> lists = Items.of(identifier.search())
                    .filter(item -> item.values().size() > 1)
                    .filter(item -> item.values().stream().noneMatch(value -> shared.contains(value.span())))
                    .toList();
            if (!lists.isEmpty()) {
                Map<Span, List<Predicate>> tests = testsByPlace(search);
                lists.forEach(list -> check(list, tests, meaning, findings));
            }
        }
    }

    /** Through aliases and merge keys a value can stand in several items; what is true in one may not be in another. */
    private static Set<Span> sharedBetweenItems(RuleMeaning meaning) {
        Set<Span> seen = new HashSet<>();
        Set<Span> shared = new HashSet<>();
        Items.of(meaning.rule())
                .forEach(item -> item.values().forEach(value -> {
                    if (!seen.add(value.span())) {
                        shared.add(value.span());
                    }
                }));
        return shared;
    }

    private static Map<Span, List<Predicate>> testsByPlace(Predicate search) {
        Map<Span, List<Predicate>> tests = new HashMap<>();
        Leaf.of(search)
                .forEach(leaf -> leaf.origin()
                        .ifPresent(origin -> tests.computeIfAbsent(origin.span(), span -> new ArrayList<>())
                                .add(leaf.test())));
        return tests;
    }

    private static void check(
            DetectionItem list, Map<Span, List<Predicate>> tests, RuleMeaning meaning, Findings findings) {
        Logic logic = meaning.logic();
        // What one value expands to are alternatives, under `all` too.
        List<Term> terms = list.values().stream()
                .map(value -> term(value, tests.getOrDefault(value.span(), List.of()), logic))
                .toList();
        Joint joint = list.has(Modifier.ALL) ? Joint.ALL : Joint.ANY;
        List<Covered> covered = new ArrayList<>();
        ValueOrder order = new ValueOrder(terms, logic);
        for (int i = 0; i < terms.size(); i++) {
            Value value = list.values().get(i);
            OptionalInt by = switch (joint) {
                case ANY -> order.wider(i);
                case ALL -> order.narrower(i);
            };
            by.ifPresent(other -> covered.add(new Covered(value, list.values().get(other))));
        }
        if (covered.isEmpty()) {
            return;
        }
        boolean fixable = ValueRemoval.isUsedHereOnly(meaning.rule().source())
                // One value alone under `all` would be a finding of its own.
                && (joint == Joint.ANY || list.values().size() - covered.size() > 1);
        List<Diagnostic> each = covered.stream()
                .map(one -> finding(one, joint, meaning.rule().source()))
                .toList();
        if (covered.size() <= EACH) {
            for (int i = 0; i < each.size(); i++) {
                findings.add(withFix(each.get(i), fixable ? removals(covered.subList(i, i + 1), meaning) : List.of()));
            }
        } else {
            findings.add(withFix(
                    together(each, covered, meaning.rule().source()),
                    fixable ? removals(covered, meaning) : List.of()));
        }
    }

    private static Term term(Value value, List<Predicate> tests, Logic logic) {
        Term any = logic.any(tests.stream().map(logic::term).toList());
        // The test of `null` is that of presence, denied.
        return value instanceof Value.Null ? logic.not(any) : any;
    }

    /** How the values of a list combine. */
    private enum Joint {
        ANY,
        ALL
    }

    /** A value, and one that makes it idle. */
    private record Covered(Value value, Value by) {}

    private static Diagnostic finding(Covered covered, Joint joint, SourceText source) {
        String message = switch (joint) {
            case ANY -> written(covered.value) + " changes nothing: " + written(covered.by) + " covers it";
            case ALL -> written(covered.value) + " changes nothing: what fits " + written(covered.by) + " fits it too";
        };
        String note = switch (joint) {
            case ANY -> "this value covers it";
            case ALL -> "this value asks for more";
        };
        return Diagnostic.of(Code.COVERED_VALUE, source, covered.value.span(), message)
                .withHint("remove it")
                .withNotes(List.of(new Note(note, source, covered.by.span())));
    }

    /** A long list with many such values is one finding, or nothing else would be seen. */
    private static Diagnostic together(List<Diagnostic> each, List<Covered> covered, SourceText source) {
        Diagnostic first = each.getFirst();
        List<Note> notes = Stream.concat(
                        first.notes().stream(),
                        covered.stream()
                                .skip(1)
                                .limit(EACH)
                                .map(one -> new Note("so is this value", source, one.value.span())))
                .toList();
        return Diagnostic.of(
                        Code.COVERED_VALUE,
                        source,
                        first.span(),
                        first.message() + ", and " + (covered.size() - 1)
                                + " more values of this list are covered likewise")
                .withHint("remove them")
                .withNotes(notes);
    }

    /** The edits that take the values out; none if one of them cannot be taken out safely. */
    private static List<Fix.Edit> removals(List<Covered> covered, RuleMeaning meaning) {
        List<Fix.Edit> edits = new ArrayList<>();
        for (Covered one : covered) {
            Optional<Fix.Edit> edit = ValueRemoval.edit(meaning.rule().source(), one.value.span());
            if (edit.isEmpty()) {
                return List.of();
            }
            edits.add(edit.get());
        }
        return edits;
    }

    private static Diagnostic withFix(Diagnostic diagnostic, List<Fix.Edit> edits) {
        if (edits.isEmpty()) {
            return diagnostic;
        }
        return diagnostic.withFix(new Fix(edits.size() == 1 ? "remove the value" : "remove the values", edits));
    }

    private static String written(Value value) {
        return "`"
                + switch (value) {
                    case Value.Text(String text, var span) -> text;
                    case Value.Numeric(var number, var span) -> number.toPlainString();
                    case Value.Bool(boolean truth, var span) -> Boolean.toString(truth);
                    case Value.Null(var span) -> "null";
                }
                + "`";
    }
}
