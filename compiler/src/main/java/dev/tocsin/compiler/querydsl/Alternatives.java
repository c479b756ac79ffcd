package dev.tocsin.compiler.querydsl;

import dev.tocsin.compiler.approximation.Formula;
import dev.tocsin.compiler.elasticsearch.Clause;
import dev.tocsin.compiler.elasticsearch.PatternLimits;
import dev.tocsin.compiler.elasticsearch.PatternShape;
import dev.tocsin.compiler.elasticsearch.Patterns;
import dev.tocsin.compiler.elasticsearch.QuerySize;
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
 * case makes no difference become {@code terms}. {@code terms} knows nothing of letter case, so the others stay clauses
 * of their own; but where a search would have more of them than {@code indices.query.bool.max_clause_count} allows, they
 * become regular expressions of many alternatives each. An expression takes Elasticsearch about 5 ms for each value to
 * compile, a clause a thirtieth of that, so this is the last resort.
 */
final class Alternatives {
    /** The metadata field that names the fields whose values were not indexed. */
    static final String IGNORED = "_ignored";

    /** Fewer alternatives than this stay apart in any case: there is little to gain. */
    private static final int MANY = 32;

    private Alternatives() {}

    sealed interface Alternative {}

    /** A term as it is. */
    record Single(Formula<Clause> term) implements Alternative {}

    /** One of these very values. */
    record OneOf(String field, List<String> values) implements Alternative {}

    /** A Lucene regular expression. */
    record Expression(String field, String expression, LetterCase letterCase) implements Alternative {}

    private record Group(String field, Kind kind, PatternShape shape) {}

    private enum Kind {
        VALUE,
        IGNORING_CASE,
        EXACT_CASE
    }

    /** In the order of the terms, each group at the place of its first. */
    static List<Alternative> of(List<Formula<Clause>> terms, QuerySize size, int mostTerms) {
        Map<Group, List<Clause>> groups = new LinkedHashMap<>();
        List<Supplier<List<Alternative>>> order = new ArrayList<>();
        for (Formula<Clause> term : terms) {
            Optional<Group> group =
                    term instanceof Formula.Leaf<Clause>(Clause clause) ? group(clause) : Optional.empty();
            if (group.isPresent() && term instanceof Formula.Leaf<Clause>(Clause clause)) {
                if (!groups.containsKey(group.get())) {
                    List<Clause> members = new ArrayList<>();
                    groups.put(group.get(), members);
                    order.add(() -> together(group.get(), members, size, mostTerms));
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
                yield Optional.of(new Group(field, kind, PatternShape.of(pattern)));
            }
            case Clause.Ignored ignored -> Optional.of(new Group(IGNORED, Kind.VALUE, PatternShape.WHOLE));
            case Clause.Matches matches -> Optional.empty();
            case Clause.Exists exists -> Optional.empty();
            case Clause.NumberEquals equals -> Optional.empty();
            case Clause.NumberWithin within -> Optional.empty();
            case Clause.Address address -> Optional.empty();
            case Clause.Truth truth -> Optional.empty();
            case Clause.Lenient lenient -> Optional.empty();
            case Clause.OneOf oneOf -> Optional.empty();
            case Clause.NotBefore notBefore -> Optional.empty();
        };
    }

    private static List<Alternative> together(Group group, List<Clause> members, QuerySize size, int mostTerms) {
        if (members.size() == 1) {
            return singles(members);
        }
        return switch (group.kind()) {
            case VALUE -> oneOf(group.field(), members, mostTerms);
            case IGNORING_CASE, EXACT_CASE ->
                switch (size) {
                    case ORDINARY -> singles(members);
                    case TOO_LARGE -> members.size() < MANY ? singles(members) : expressions(group, members);
                };
        };
    }

    private static List<Alternative> singles(List<Clause> members) {
        return members.stream()
                .map(member -> (Alternative) new Single(Formula.leaf(member)))
                .toList();
    }

    private static List<Alternative> oneOf(String field, List<Clause> members, int mostTerms) {
        List<String> values = members.stream()
                .map(member -> switch (member) {
                    case Clause.Like like -> like.pattern().literalText();
                    case Clause.Ignored ignored -> ignored.field();
                    default -> throw new IllegalStateException("no value: " + member);
                })
                .distinct()
                .sorted()
                .toList();
        return chunks(values, mostTerms).stream()
                .map(chunk -> (Alternative) new OneOf(field, chunk))
                .toList();
    }

    /** The values in lists of at most so many. */
    static List<List<String>> chunks(List<String> values, int most) {
        List<List<String>> chunks = new ArrayList<>();
        for (int from = 0; from < values.size(); from += most) {
            chunks.add(values.subList(from, Math.min(values.size(), from + most)));
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
            int more = expression(group, like).length() + 1;
            if (length + more > PatternLimits.LONGEST_REGEXP) {
                expressions.addAll(withinEffort(group, chunk));
                chunk.clear();
                length = 0;
            }
            chunk.add(like);
            length += more;
        }
        expressions.addAll(withinEffort(group, chunk));
        return expressions;
    }

    private static List<Alternative> withinEffort(Group group, List<Clause.Like> chunk) {
        if (chunk.isEmpty()) {
            return List.of();
        }
        if (chunk.size() == 1
                || PatternLimits.allowTogether(
                        group.shape(), chunk.stream().map(Clause.Like::pattern).toList())) {
            return List.of(expression(group, List.copyOf(chunk)));
        }
        List<Alternative> halves = new ArrayList<>();
        halves.addAll(withinEffort(group, chunk.subList(0, chunk.size() / 2)));
        halves.addAll(withinEffort(group, chunk.subList(chunk.size() / 2, chunk.size())));
        return halves;
    }

    private static Alternative expression(Group group, List<Clause.Like> chunk) {
        if (chunk.size() == 1) {
            return new Single(Formula.leaf(chunk.getFirst()));
        }
        LetterCase letterCase = switch (group.kind()) {
            case IGNORING_CASE -> LetterCase.IGNORED;
            case EXACT_CASE, VALUE -> LetterCase.EXACT;
        };
        String alternatives =
                chunk.stream().map(like -> expression(group, like)).collect(Collectors.joining("|"));
        String before = group.shape().openBefore() ? ".*" : "";
        String after = group.shape().openAfter() ? ".*" : "";
        return new Expression(
                group.field(),
                group.shape() == PatternShape.WHOLE ? alternatives : before + "(" + alternatives + ")" + after,
                letterCase);
    }

    private static String expression(Group group, Clause.Like like) {
        return Patterns.regexp(group.shape().inner(like.pattern()), like.letterCase());
    }
}
