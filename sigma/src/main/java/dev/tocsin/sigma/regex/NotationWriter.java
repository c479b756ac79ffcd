package dev.tocsin.sigma.regex;

import dev.tocsin.sigma.regex.Expression.AnyCharacter;
import dev.tocsin.sigma.regex.Expression.CharacterClass;
import dev.tocsin.sigma.regex.Expression.LetterCase;
import dev.tocsin.sigma.regex.Expression.LineFeeds;
import dev.tocsin.sigma.regex.Expression.Literal;
import dev.tocsin.sigma.regex.Expression.Membership;
import dev.tocsin.sigma.regex.Expression.Place;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The dialect of Sigma. A flag that all leaves can live with stands beside the expression; otherwise each leaf that needs
 * it says so itself.
 */
final class NotationWriter implements Dialect {
    private final Set<Flag> flags;

    private NotationWriter(Set<Flag> flags) {
        this.flags = flags;
    }

    static Expression.Notation notation(Expression expression) {
        Set<Flag> flags = flags(expression);
        return new Expression.Notation(new NotationWriter(flags).write(expression), flags);
    }

    private static Set<Flag> flags(Expression expression) {
        List<Expression> leaves = leaves(expression).toList();
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        if (leaves.stream().anyMatch(NotationWriter::ignoresCase)
                && leaves.stream().noneMatch(NotationWriter::needsCase)) {
            flags.add(Flag.IGNORE_CASE);
        }
        if (leaves.stream().anyMatch(NotationWriter::isAtLine)) {
            flags.add(Flag.MULTILINE);
        }
        if (leaves.contains(new AnyCharacter(LineFeeds.INCLUDED))
                && !leaves.contains(new AnyCharacter(LineFeeds.EXCLUDED))) {
            flags.add(Flag.DOT_ALL);
        }
        return flags;
    }

    private static Stream<Expression> leaves(Expression expression) {
        return switch (expression) {
            case Expression.Sequence sequence -> sequence.terms().stream().flatMap(NotationWriter::leaves);
            case Expression.Alternation alternation ->
                alternation.branches().stream().flatMap(NotationWriter::leaves);
            case Expression.Repetition repetition -> leaves(repetition.operand());
            case Literal leaf -> Stream.of(leaf);
            case AnyCharacter leaf -> Stream.of(leaf);
            case CharacterClass leaf -> Stream.of(leaf);
            case Expression.Anchor leaf -> Stream.of(leaf);
        };
    }

    private static boolean ignoresCase(Expression leaf) {
        return (leaf instanceof Literal literal && literal.letterCase() == LetterCase.IGNORED)
                || (leaf instanceof CharacterClass set && set.letterCase() == LetterCase.IGNORED);
    }

    /** Whether the flag would change what the leaf means. */
    private static boolean needsCase(Expression leaf) {
        if (leaf instanceof Literal literal) {
            return !ignoresCase(leaf) && ignoresCase(new Literal(literal.text(), LetterCase.IGNORED));
        }
        return leaf instanceof CharacterClass set
                && !ignoresCase(leaf)
                && !leaf.equals(
                        switch (set.membership()) {
                            case ONE_OF -> Expression.oneOf(set.codePoints(), LetterCase.IGNORED);
                            case NONE_OF -> Expression.noneOf(set.codePoints(), LetterCase.IGNORED);
                        });
    }

    private static boolean isAtLine(Expression leaf) {
        return leaf.equals(Expression.anchor(Place.LINE_START)) || leaf.equals(Expression.anchor(Place.LINE_END));
    }

    @Override
    public Piece literal(Literal literal) {
        String text = literal.text()
                .codePoints()
                .mapToObj(codePoint -> Escapes.written(codePoint, "\\^$.|?*+()[]{}"))
                .collect(Collectors.joining());
        Binding binding =
                literal.text().codePointCount(0, literal.text().length()) == 1 ? Binding.ATOM : Binding.SEQUENCE;
        return inCase(new Piece(text, binding), literal.letterCase());
    }

    private Piece inCase(Piece piece, LetterCase letterCase) {
        return letterCase == LetterCase.IGNORED && !flags.contains(Flag.IGNORE_CASE)
                ? Piece.atom("(?i:" + piece.text() + ")")
                : piece;
    }

    @Override
    public Piece anyCharacter(AnyCharacter any) {
        return Piece.atom(any.lineFeeds() == LineFeeds.INCLUDED && !flags.contains(Flag.DOT_ALL) ? "(?s:.)" : ".");
    }

    @Override
    public Piece characterClass(CharacterClass set) {
        return inCase(Piece.atom(written(set)), set.letterCase());
    }

    private static String written(CharacterClass set) {
        boolean positive = set.membership() == Membership.ONE_OF;
        if (set.codePoints().equals(CodePoints.DIGITS)) {
            return positive ? "\\d" : "\\D";
        }
        if (set.codePoints().equals(CodePoints.WORD)) {
            return positive ? "\\w" : "\\W";
        }
        if (set.codePoints().equals(CodePoints.SPACE)) {
            return positive ? "\\s" : "\\S";
        }
        if (set.codePoints().isEmpty()) {
            return positive ? "[^\\x00-\\x{10FFFF}]" : "[\\x00-\\x{10FFFF}]";
        }
        StringBuilder text = new StringBuilder(positive ? "[" : "[^");
        CodePoints rest = set.codePoints();
        rest = shortened(rest, CodePoints.WORD, "\\w", text);
        rest = shortened(rest, CodePoints.SPACE, "\\s", text);
        rest.ranges().forEach(range -> text.append(range(range)));
        return text.append(']').toString();
    }

    /** Takes a well-known set out where that leaves less to write. */
    private static CodePoints shortened(CodePoints all, CodePoints known, String word, StringBuilder text) {
        CodePoints rest = all.without(known);
        boolean shorter =
                rest.ranges().size() == all.ranges().size() - known.ranges().size();
        if (!all.contains(known) || !shorter) {
            return all;
        }
        text.append(word);
        return rest;
    }

    private static String range(CodePoints.Range range) {
        String first = Escapes.written(range.first(), "\\]^-[");
        String last = Escapes.written(range.last(), "\\]^-[");
        return switch (range.last() - range.first()) {
            case 0 -> first;
            case 1 -> first + last;
            default -> first + "-" + last;
        };
    }

    @Override
    public Piece anchor(Expression.Anchor anchor) {
        boolean lines = flags.contains(Flag.MULTILINE);
        return Piece.atom(
                switch (anchor.place()) {
                    case TEXT_START -> lines ? "\\A" : "^";
                    case TEXT_END -> lines ? "\\z" : "$";
                    case LINE_START -> "^";
                    case LINE_END -> "$";
                    case WORD_BOUNDARY -> "\\b";
                    case NO_WORD_BOUNDARY -> "\\B";
                });
    }

    @Override
    public String groupStart() {
        return "(?:";
    }
}
