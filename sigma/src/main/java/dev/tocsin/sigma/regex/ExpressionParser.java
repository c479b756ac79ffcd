package dev.tocsin.sigma.regex;

import dev.tocsin.sigma.regex.EscapeReader.Escape;
import dev.tocsin.sigma.regex.Expression.AnyCharacter;
import dev.tocsin.sigma.regex.Expression.LineFeeds;
import dev.tocsin.sigma.regex.Expression.Place;
import dev.tocsin.sigma.regex.Reader.Context;
import dev.tocsin.sigma.regex.Reader.Malformed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text to {@link Expression}. Nothing is thrown, whatever the text holds. */
public final class ExpressionParser {
    /** The most UTF-16 units that an expression may have. */
    static final int MAX_LENGTH = 10_000;

    /** How deep groups may lie in each other. */
    static final int MAX_DEPTH = 100;

    /** The most times a repetition may ask for, as in RE2. */
    static final int MAX_COUNT = 1_000;

    /** The most steps an expression may have with its counted repetitions written out; matching takes as many a character. */
    static final int MAX_SIZE = 10_000;

    private static final Pattern COUNT = Pattern.compile("\\{(\\d+)(?:(,)(\\d*))?}");
    private static final Pattern UNCLEAR_COUNT = Pattern.compile("\\{ *\\d* *, *\\d* *}|\\{ *\\d+ *}");

    private final Reader reader;
    private final EscapeReader escapes;
    private final ClassReader classes;
    private final GroupReader groups;

    private ExpressionParser(String text) {
        this.reader = new Reader(text);
        this.escapes = new EscapeReader(reader);
        this.classes = new ClassReader(reader, escapes);
        this.groups = new GroupReader(reader);
    }

    /**
     * Reads an expression.
     *
     * @param flags in force from the first character on
     */
    public static ParsedExpression parse(String text, Set<Flag> flags) {
        ExpressionParser parser = new ExpressionParser(text);
        Optional<Expression> expression = parser.read(flags);
        List<Problem> problems = parser.reader.problems().stream()
                .sorted(Comparator.comparingInt(Problem::from))
                .toList();
        return new ParsedExpression(expression.filter(read -> problems.isEmpty()), problems);
    }

    private Optional<Expression> read(Set<Flag> flags) {
        if (reader.length() > MAX_LENGTH) {
            reader.unsupported(
                    MAX_LENGTH,
                    reader.length(),
                    "a regular expression has at most %,d characters".formatted(MAX_LENGTH),
                    "split it into several values");
            return Optional.empty();
        }
        try {
            Expression expression = alternatives(new Context(flags, 0));
            if (!reader.isAtEnd()) {
                throw reader.malformed(
                        reader.at(), reader.at() + 1, "no `(` belongs to this `)`", "write `\\)` for a parenthesis");
            }
            if (reader.problems().isEmpty() && Size.of(expression) > MAX_SIZE) {
                tooLarge(0);
            }
            return Optional.of(expression);
        } catch (Malformed malformed) {
            reader.add(malformed.problem());
            return Optional.empty();
        }
    }

    private void tooLarge(int from) {
        reader.unsupported(
                from,
                reader.at(),
                "with its repetitions written out this has more than %,d steps".formatted(MAX_SIZE),
                "use `*` or `+` for one of the counts, or split it into several values");
    }

    /** Up to the end of the group. */
    private Expression alternatives(Context context) throws Malformed {
        List<Expression> branches = new ArrayList<>();
        Context inForce = context;
        do {
            List<Expression> terms = new ArrayList<>();
            while (!reader.isAtEnd() && !reader.isAtOneOf("|)")) {
                inForce = term(inForce, terms);
            }
            branches.add(Expression.sequence(terms));
        } while (reader.skip("|"));
        return Expression.alternation(branches);
    }

    /** Adds what comes next; returns the context for what comes then, which flags may have changed. */
    private Context term(Context context, List<Expression> terms) throws Malformed {
        int from = reader.at();
        if (reader.isAt("(")) {
            GroupStart start = groups.read(context);
            if (start instanceof GroupStart.FlagsAlone(Set<Flag> flags)) {
                refuseQuantifier();
                return context.with(flags);
            }
            terms.add(repeated(from, group(from, start, context)));
            return context;
        }
        refuseQuantifier();
        terms.add(repeated(from, atom(context)));
        return context;
    }

    private Expression group(int from, GroupStart start, Context context) throws Malformed {
        return switch (start) {
            case GroupStart.Plain(Set<Flag> flags) -> enclosed(from, context.with(flags));
            case GroupStart.Unsupported(String message, String hint) -> {
                Expression enclosed = enclosed(from, context);
                reader.unsupported(from, reader.at(), message, hint);
                yield enclosed;
            }
            case GroupStart.Done() -> Expression.empty();
            case GroupStart.FlagsAlone alone -> throw new IllegalArgumentException("encloses nothing: " + alone);
        };
    }

    private Expression enclosed(int from, Context context) throws Malformed {
        if (context.depth() == MAX_DEPTH) {
            throw reader.beyond(
                    from, from + 1, "groups lie more than " + MAX_DEPTH + " deep in each other", "write it with fewer");
        }
        Expression expression = alternatives(context.deeper());
        if (!reader.skip(")")) {
            throw groups.unclosed(from);
        }
        return expression;
    }

    private Expression atom(Context context) throws Malformed {
        if (reader.isAt("[")) {
            return classes.read(context.letterCase());
        }
        if (reader.isAt("\\")) {
            return switch (escapes.read()) {
                case Escape.Single(int codePoint) ->
                    Expression.literal(Character.toString(codePoint), context.letterCase());
                case Escape.OneOf(CodePoints codePoints) -> Expression.oneOf(codePoints, context.letterCase());
                case Escape.Position(Place place) -> Expression.anchor(place);
                case Escape.Unsupported() -> Expression.empty();
            };
        }
        boolean lines = context.flags().contains(Flag.MULTILINE);
        int codePoint = reader.next();
        return switch (codePoint) {
            case '.' ->
                new AnyCharacter(context.flags().contains(Flag.DOT_ALL) ? LineFeeds.INCLUDED : LineFeeds.EXCLUDED);
            case '^' -> Expression.anchor(lines ? Place.LINE_START : Place.TEXT_START);
            case '$' -> Expression.anchor(lines ? Place.LINE_END : Place.TEXT_END);
            default -> Expression.literal(Character.toString(codePoint), context.letterCase());
        };
    }

    private void refuseQuantifier() throws Malformed {
        int from = reader.at();
        if (reader.isAtOneOf("*+?") || reader.matcher(COUNT).lookingAt()) {
            quantifier();
            String written = reader.since(from);
            throw reader.malformed(
                    from,
                    reader.at(),
                    "there is nothing before `" + written + "` that it could repeat",
                    written.startsWith("*")
                            ? "write `.*` for any text, `\\*` for the character itself"
                            : "write `\\" + written.charAt(0) + "` for the character itself");
        }
    }

    private Expression repeated(int from, Expression operand) throws Malformed {
        int quantifier = reader.at();
        Optional<Times> times = quantifier();
        if (times.isEmpty()) {
            return operand;
        }
        if (!reader.skip("?") && reader.skip("+")) {
            reader.unsupported(
                    quantifier,
                    reader.at(),
                    "`" + reader.since(quantifier) + "` is possessive, which an engine without backtracking is not",
                    "leave out the last `+`; it matches the same, and more only where the repetition could give back");
        }
        int next = reader.at();
        if (reader.isAtOneOf("*+?") || reader.matcher(COUNT).lookingAt()) {
            quantifier();
            throw reader.malformed(
                    next,
                    reader.at(),
                    "`" + reader.since(next) + "` follows another repetition",
                    "remove one of the two, or put `(?:` and `)` around what is repeated twice");
        }
        Expression repetition =
                Expression.repetition(operand, times.get().least(), times.get().most());
        // Once; the repetitions around it are too large as well.
        if (reader.problems().isEmpty() && Size.of(repetition) > MAX_SIZE) {
            tooLarge(from);
        }
        return repetition;
    }

    /** How often something is repeated. */
    private record Times(int least, OptionalInt most) {}

    /** The quantifier that comes next, if one does, without what makes it lazy. */
    private Optional<Times> quantifier() throws Malformed {
        if (reader.skip("*")) {
            return Optional.of(new Times(0, OptionalInt.empty()));
        }
        if (reader.skip("+")) {
            return Optional.of(new Times(1, OptionalInt.empty()));
        }
        if (reader.skip("?")) {
            return Optional.of(new Times(0, OptionalInt.of(1)));
        }
        Matcher count = reader.matcher(COUNT);
        if (count.lookingAt()) {
            int from = reader.at();
            reader.goTo(count.end());
            return Optional.of(counted(from, count));
        }
        Matcher unclear = reader.matcher(UNCLEAR_COUNT);
        if (unclear.lookingAt()) {
            throw reader.malformed(
                    reader.at(),
                    unclear.end(),
                    "`" + unclear.group() + "` is a repetition to some engines and text to others",
                    "write `{0,3}` for at most three times, `\\{` for a brace");
        }
        return Optional.empty();
    }

    private Times counted(int from, Matcher count) throws Malformed {
        int least = number(count.group(1));
        OptionalInt most = count.group(2) == null
                ? OptionalInt.of(least)
                : count.group(3).isEmpty() ? OptionalInt.empty() : OptionalInt.of(number(count.group(3)));
        if (Math.max(least, most.orElse(0)) > MAX_COUNT) {
            reader.unsupported(
                    from,
                    reader.at(),
                    "a repetition counts to %,d at most".formatted(MAX_COUNT),
                    "write `{%d,}` if more may follow, or `+`".formatted(MAX_COUNT));
            return new Times(1, OptionalInt.of(1));
        }
        if (most.orElse(least) < least) {
            throw reader.malformed(
                    from,
                    reader.at(),
                    "`" + count.group() + "` ends before it begins",
                    "write the smaller number first");
        }
        return new Times(least, most);
    }

    private static int number(String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(significant);
    }
}
