package dev.tocsin.compiler.intake.compound;

import dev.tocsin.compiler.extraction.HoldReason;
import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.IndicatorKind;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges the pieces of a pattern.
 *
 * <p>Alternatives at the top are a list: one indicator each. Everything else stays whole, except that
 * <ul>
 *   <li>digests of one file joined by {@code and} become {@code any}: each alone identifies the file, and Sysmon is often
 *       configured to log only one;
 *   <li>a condition that no Windows event shows is left out where a digest remains that identifies the file without it,
 *       and where it says of a file what its digest implies, such as its size; the indicator's remarks name it.
 * </ul>
 * What cannot be looked for as its publisher meant it is refused. Never is a condition left out of an exception or of an
 * alternative, as less would be found then.
 */
public final class Compound {
    /** How many conditions a remark names, and how much of each. */
    private static final int MAX_NAMED = 20;

    private static final int MAX_CONDITION = 300;

    private Compound() {}

    /** One verdict for each alternative, in their order. */
    public static List<Verdict> judge(Part part, String text) {
        List<Part> alternatives = alternatives(part).toList();
        return alternatives.stream()
                .map(alternative -> verdict(
                        alternative,
                        alternatives.size() > 1 && alternative instanceof Part.Unseen unseen ? unseen.text() : text))
                .toList();
    }

    private static Stream<Part> alternatives(Part part) {
        return switch (part) {
            case Part.Any(List<Part> parts) -> parts.stream().flatMap(Compound::alternatives);
            case Part.All(List<Part> parts) -> {
                List<Part> telling = parts.stream()
                        .filter(one -> !(one instanceof Part.Always))
                        .toList();
                yield telling.size() == 1 ? alternatives(telling.get(0)) : Stream.of(part);
            }
            case Part.Held held -> Stream.of(held);
            case Part.Unseen unseen -> Stream.of(unseen);
            case Part.Narrowing narrowing -> Stream.of(narrowing);
            case Part.Always always -> Stream.of(always);
            case Part.Conditional conditional -> Stream.of(conditional);
            case Part.Invalid invalid -> Stream.of(invalid);
            case Part.Not not -> Stream.of(not);
        };
    }

    private static Verdict verdict(Part part, String text) {
        return switch (resolve(part)) {
            case Resolved.Holds(Term.Not term, List<String> remarks) ->
                new Verdict.Refused(
                        text,
                        Optional.empty(),
                        HoldReason.NOT_FOR_DETECTION,
                        "is an exception, with nothing that it is an exception to");
            case Resolved.Holds(Term.Value value, List<String> remarks)
            when !value.isTelling() ->
                new Verdict.Refused(
                        value.text(),
                        Optional.empty(),
                        HoldReason.NOT_SUPPORTED,
                        value.type().description() + " is no indicator without something beside it");
            case Resolved.Holds(Term term, List<String> remarks) -> new Verdict.Whole(term, remarks);
            case Resolved.Implied(String condition) ->
                refused(
                        text,
                        new Resolved.Hidden(condition, "is true of every event that is looked at", Optional.empty()));
            case Resolved.Narrows(String condition) ->
                refused(text, new Resolved.Hidden(condition, "says nothing by itself", Optional.empty()));
            case Resolved.Hidden hidden -> refused(text, hidden);
            case Resolved.Wrong(String value, String why) ->
                new Verdict.Refused(value, Optional.empty(), HoldReason.NOT_VALID, why);
        };
    }

    private static Verdict refused(String text, Resolved.Hidden hidden) {
        String condition = hidden.condition().equals(text) ? "" : "`" + shortened(hidden.condition()) + "` ";
        return new Verdict.Refused(text, hidden.without(), HoldReason.NOT_SUPPORTED, condition + hidden.why());
    }

    /** A part, judged. */
    private sealed interface Resolved {
        record Holds(Term term, List<String> remarks) implements Resolved {}

        record Narrows(String condition) implements Resolved {}

        record Implied(String condition) implements Resolved {}

        /** @param without what is left if the condition is left aside; empty if that is nothing, or not one thing */
        record Hidden(String condition, String why, Optional<Term> without) implements Resolved {}

        record Wrong(String value, String why) implements Resolved {}
    }

    private static Resolved resolve(Part part) {
        return switch (part) {
            case Part.Held(Term.Value value, String remark) ->
                new Resolved.Holds(value, remark.isEmpty() ? List.of() : List.of(value.text() + ": " + remark));
            case Part.Unseen(String text, String why) -> new Resolved.Hidden(text, why, Optional.empty());
            case Part.Narrowing(String text) -> new Resolved.Narrows(text);
            case Part.Conditional(Part inner, String text, String why) ->
                new Resolved.Hidden(text, why, without(resolve(inner)));
            case Part.Invalid(String text, String why) -> new Resolved.Wrong(text, why);
            case Part.Always(String text) -> new Resolved.Implied(text);
            case Part.Not(Part inner) -> not(resolve(inner));
            case Part.Any(List<Part> parts) -> any(parts);
            case Part.All(List<Part> parts) -> all(flat(parts).toList());
        };
    }

    private static Stream<Part> flat(List<Part> parts) {
        return parts.stream().flatMap(part -> part instanceof Part.All all ? flat(all.parts()) : Stream.of(part));
    }

    private static Optional<Term> without(Resolved resolved) {
        return switch (resolved) {
            case Resolved.Holds(Term.Not term, List<String> remarks) -> Optional.empty();
            case Resolved.Holds(Term term, List<String> remarks) -> Optional.of(term);
            case Resolved.Hidden hidden -> hidden.without();
            case Resolved.Narrows narrows -> Optional.empty();
            case Resolved.Implied implied -> Optional.empty();
            case Resolved.Wrong wrong -> Optional.empty();
        };
    }

    private static Resolved not(Resolved inner) {
        return switch (inner) {
            case Resolved.Holds(Term term, List<String> remarks) -> new Resolved.Holds(new Term.Not(term), remarks);
            case Resolved.Narrows(String condition) -> hidden(condition);
            case Resolved.Implied(String condition) -> hidden(condition);
            case Resolved.Hidden(String condition, String why, Optional<Term> without) ->
                new Resolved.Hidden(condition, why, Optional.empty());
            case Resolved.Wrong wrong -> wrong;
        };
    }

    private static Resolved.Hidden hidden(String narrowing) {
        return new Resolved.Hidden(narrowing, "is not shown by Windows events", Optional.empty());
    }

    private static Resolved any(List<Part> parts) {
        List<Term> terms = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        Optional<Resolved> wrong = Optional.empty();
        for (Part part : parts) {
            Resolved resolved = resolve(part);
            switch (resolved) {
                case Resolved.Holds(Term term, List<String> own) -> {
                    terms.addAll(term instanceof Term.Any any ? any.terms() : List.of(term));
                    remarks.addAll(own);
                }
                // An alternative that is left out would be missed.
                case Resolved.Hidden(String condition, String why, Optional<Term> without) -> {
                    return new Resolved.Hidden(condition, why, Optional.empty());
                }
                case Resolved.Narrows(String condition) -> {
                    return hidden(condition);
                }
                // Every event is looked for then, which says nothing.
                case Resolved.Implied implied -> {
                    return implied;
                }
                // What can never be seen is no loss as an alternative.
                case Resolved.Wrong(String value, String why) -> {
                    wrong = wrong.or(() -> Optional.of(resolved));
                    remarks.add("Left out, as it " + why + ": " + value + ".");
                }
            }
        }
        return terms.isEmpty()
                ? wrong.orElse(new Resolved.Hidden("()", "has no alternative", Optional.empty()))
                : new Resolved.Holds(anyOf(terms), remarks);
    }

    private static Resolved all(List<Part> parts) {
        List<Resolved> resolved = parts.stream().map(Compound::resolve).toList();
        List<Term> digests = new ArrayList<>();
        List<Term> others = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (Resolved one : resolved) {
            switch (one) {
                case Resolved.Holds(Term term, List<String> own) -> {
                    (identifiesFile(term) ? digests : others).add(term);
                    remarks.addAll(own);
                }
                case Resolved.Narrows(String condition) -> leftOut.add(condition);
                case Resolved.Implied implied -> {
                    // What is true of every event goes without saying.
                }
                case Resolved.Hidden(String condition, String why, Optional<Term> without) -> leftOut.add(condition);
                case Resolved.Wrong(String value, String why) -> leftOut.add(value + " (it " + why + ")");
            }
        }
        boolean mayLeaveOut =
                !digests.isEmpty() || (onlyNarrows(resolved) && others.stream().anyMatch(Compound::isPlace));
        if (!mayLeaveOut && !leftOut.isEmpty()) {
            return incomplete(resolved, joined(digests, others, List.of()));
        }
        if (!digests.isEmpty()) {
            List<Term> implied =
                    others.stream().filter(Compound::neverSeenOrImplied).toList();
            implied.forEach(term -> leftOut.add(TermNames.of(term)));
            others.removeIf(Compound::neverSeenOrImplied);
        }
        if (!leftOut.isEmpty()) {
            remarks.add("Left out, as "
                    + (digests.isEmpty() ? "Windows events do not show it: " : "the digest identifies the file: ")
                    + named(leftOut)
                    + ".");
        }
        return joined(digests, others, remarks);
    }

    private static String named(List<String> conditions) {
        int more = conditions.size() - MAX_NAMED;
        return conditions.stream().limit(MAX_NAMED).map(Compound::shortened).collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + more + " more" : "");
    }

    private static String shortened(String condition) {
        return condition.length() <= MAX_CONDITION
                ? condition
                : condition.substring(0, condition.offsetByCodePoints(0, MAX_CONDITION / 2)) + "…";
    }

    private static boolean onlyNarrows(List<Resolved> resolved) {
        return resolved.stream().noneMatch(one -> one instanceof Resolved.Hidden || one instanceof Resolved.Wrong);
    }

    /** The first part that keeps the whole from being taken. */
    private static Resolved incomplete(List<Resolved> resolved, Resolved rest) {
        Resolved first = resolved.stream()
                .filter(one -> !(one instanceof Resolved.Holds) && !(one instanceof Resolved.Implied))
                .findFirst()
                .orElseThrow();
        return switch (first) {
            case Resolved.Wrong wrong -> wrong;
            case Resolved.Narrows(String condition) ->
                new Resolved.Hidden(condition, "is not shown by Windows events", without(rest));
            case Resolved.Hidden(String condition, String why, Optional<Term> ignored) ->
                new Resolved.Hidden(condition, why, without(rest));
            case Resolved.Implied(String condition) -> hidden(condition);
            case Resolved.Holds holds -> throw new IllegalArgumentException("is complete: " + holds);
        };
    }

    private static Resolved joined(List<Term> digests, List<Term> others, List<String> remarks) {
        if (digests.isEmpty() && others.isEmpty()) {
            return hidden("()");
        }
        if (digests.isEmpty() && others.stream().allMatch(Term.Not.class::isInstance)) {
            String names = others.stream().map(TermNames::of).collect(Collectors.joining("; "));
            return new Resolved.Hidden(names, "names only what it is not", Optional.empty());
        }
        List<Term> terms = new ArrayList<>();
        if (!digests.isEmpty()) {
            terms.add(anyOf(digests.stream()
                    .flatMap(term -> term instanceof Term.Any any ? any.terms().stream() : Stream.of(term))
                    .toList()));
        }
        List<Term> distinct = others.stream().distinct().toList();
        distinct.stream().filter(term -> !(term instanceof Term.Not)).forEach(terms::add);
        // Exceptions come last, as people say them.
        distinct.stream().filter(Term.Not.class::isInstance).forEach(terms::add);
        return new Resolved.Holds(terms.size() == 1 ? terms.get(0) : new Term.All(terms), remarks);
    }

    private static Term anyOf(List<Term> terms) {
        List<Term> distinct = terms.stream().distinct().toList();
        return distinct.size() == 1 ? distinct.get(0) : new Term.Any(distinct);
    }

    /** A digest, or digests of which one must be seen. */
    private static boolean identifiesFile(Term term) {
        return switch (term) {
            case Term.Value value -> value.type().kind() == IndicatorKind.DIGEST && value.condition() == Condition.IS;
            case Term.Any any -> any.terms().stream().allMatch(Compound::identifiesFile);
            case Term.All all -> false;
            case Term.Not not -> false;
        };
    }

    /** Beside a digest: a mutex would keep it from ever being found, and its import table is the same wherever it is. */
    private static boolean neverSeenOrImplied(Term term) {
        return switch (term) {
            case Term.Value value -> value.scopes().isEmpty() || value.type() == IndicatorType.IMPHASH;
            case Term.Not(Term inner) -> neverSeenOrImplied(inner);
            case Term.All all -> false;
            case Term.Any any -> false;
        };
    }

    /** What is the attacker's without the details of a connection or of an object beside it. */
    private static boolean isPlace(Term term) {
        return term.sought().anyMatch(value -> switch (value.type().kind()) {
            case ADDRESS, HOST, URL, EMAIL, REGISTRY, NAME -> value.type().isTelling();
            case PORT, DIGEST, IMPORT_DIGEST, FILE, TEXT -> false;
        });
    }
}
