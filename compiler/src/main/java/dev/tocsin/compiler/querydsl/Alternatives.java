package dev.tocsin.compiler.querydsl;

import dev.tocsin.compiler.approximation.Formula;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.sigma.model.SigmaString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The terms of a disjunction with those of one field put together, without a change of meaning. Values for which letter
 * case makes no difference become {@code terms}. Of the others {@code terms} knows nothing; where they are many, they
 * become regular expressions of many alternatives each, because Elasticsearch counts every clause of a search towards
 * {@code indices.query.bool.max_clause_count} (1,024 on the smallest nodes) however it is nested, and because one
 * automaton walks the terms of a field once where a thousand would walk them a thousand times.
 */
final class Alternatives {
    /** The metadata field that names the fields whose values were not indexed. */
    static final String IGNORED = "_ignored";

    /** Below this, alternatives stay apart, which is easier to read. */
    private static final int MANY = 32;

    private static final int LONGEST_EXPRESSION = 950;
    private static final int MOST_TERMS = 60_000;

    private Alternatives() {}

    sealed interface Alternative {}

    /** A term as it is. */
    record Single(Formula<Clause> term) implements Alternative {}

    /** One of these very values. */
    record OneOf(String field, List<String> values) implements Alternative {}

    /** A Lucene regular expression. */
    record Expression(String field, String expression, LetterCase letterCase) implements Alternative {}

    private record Group(String field, Kind kind) {}

    private enum Kind {
        VALUE,
        IGNORING_CASE,
        EXACT_CASE
    }

    /** In the order of the terms, each group at the place of its first. */
    static List<Alternative> of(List<Formula<Clause>> terms) {
        Map<Group, List<Clause>> groups = new LinkedHashMap<>();
        List<Supplier<List<Alternative>>> order = new ArrayList<>();
        for (Formula<Clause> term : terms) {
            Optional<Group> group = term instanceof Formula.Leaf<Clause>(Clause clause) ? group(clause) : Optional.empty();
            if (group.isPresent() && term instanceof Formula.Leaf<Clause>(Clause clause)) {
                if (!groups.containsKey(group.get())) {
                    List<Clause> members = new ArrayList<>();
                    groups.put(group.get(), members);
                    order.add(() -> together(group.get(), members));
                }
                groups.getOrDefault(group.get(), List.of()).add(clause);
            } else {
                order.add(() -> List.of(new Single(term)));
            }
        }
        return order.stream().flatMap(part -> part.get().stream()).toList();
    }

    private static Optional<Group> group(Clause clause) {
        return switch (clause) {
            case Clause.Like(String field, SigmaString pattern, LetterCase letterCase) -> {
                boolean caseless = letterCase == LetterCase.EXACT || !Patterns.hasLetters(pattern);
                boolean value = pattern.isLiteral() && caseless && !Patterns.needsRegexp(pattern, letterCase);
                Kind kind = value ? Kind.VALUE : caseless ? Kind.EXACT_CASE : Kind.IGNORING_CASE;
                yield Optional.of(new Group(field, kind));
            }
            case Clause.Ignored ignored -> Optional.of(new Group(IGNORED, Kind.VALUE));
            case Clause.Exists exists -> Optional.empty();
            case Clause.NumberEquals equals -> Optional.empty();
            case Clause.NumberWithin within -> Optional.empty();
            case Clause.Address address -> Optional.empty();
            case Clause.Truth truth -> Optional.empty();
            case Clause.Lenient lenient -> Optional.empty();
        };
    }

    private static List<Alternative> together(Group group, List<Clause> members) {
        if (members.size() == 1) {
            return singles(members);
        }
        return switch (group.kind()) {
            case VALUE -> oneOf(group.field(), members);
            case IGNORING_CASE -> members.size() < MANY ? singles(members) : expressions(group, members);
            case EXACT_CASE -> members.size() < MANY ? singles(members) : expressions(group, members);
        };
    }

    private static List<Alternative> singles(List<Clause> members) {
        return members.stream()
                .map(member -> (Alternative) new Single(Formula.leaf(member)))
                .toList();
    }

    private static List<Alternative> oneOf(String field, List<Clause> members) {
        List<String> values = members.stream()
                .map(member -> switch (member) {
                    case Clause.Like like -> like.pattern().literalText();
                    case Clause.Ignored ignored -> ignored.field();
                    default -> throw new IllegalStateException("no value: " + member);
                })
                .distinct()
                .sorted()
                .toList();
        List<Alternative> chunks = new ArrayList<>();
        for (int from = 0; from < values.size(); from += MOST_TERMS) {
            chunks.add(new OneOf(field, values.subList(from, Math.min(values.size(), from + MOST_TERMS))));
        }
        return chunks;
    }

    /** Expressions as long as Elasticsearch takes them, in the order of the patterns. */
    private static List<Alternative> expressions(Group group, List<Clause> members) {
        List<Alternative> expressions = new ArrayList<>();
        List<Clause.Like> chunk = new ArrayList<>();
        int length = 0;
        for (Clause member : members) {
            if (!(member instanceof Clause.Like like)) {
                throw new IllegalStateException("no pattern: " + member);
            }
            int more = expression(like).length() + 1;
            chunk.add(like);
            if (chunk.size() > 1
                    && (length + more > LONGEST_EXPRESSION
                            || !PatternLimits.allowTogether(
                                    chunk.stream().map(Clause.Like::pattern).toList()))) {
                chunk.removeLast();
                expressions.add(expression(group, chunk));
                chunk = new ArrayList<>(List.of(like));
                length = 0;
            }
            length += more;
        }
        expressions.add(expression(group, chunk));
        return expressions;
    }

    private static Alternative expression(Group group, List<Clause.Like> chunk) {
        if (chunk.size() == 1) {
            return new Single(Formula.leaf(chunk.getFirst()));
        }
        LetterCase letterCase =
                switch (group.kind()) {
                    case IGNORING_CASE -> LetterCase.IGNORED;
                    case EXACT_CASE, VALUE -> LetterCase.EXACT;
                };
        return new Expression(
                group.field(),
                chunk.stream().map(Alternatives::expression).collect(Collectors.joining("|")),
                letterCase);
    }

    private static String expression(Clause.Like like) {
        return Patterns.regexp(like.pattern(), like.letterCase());
    }
}
