package dev.tocsin.compiler.ir;

import dev.tocsin.sigma.regex.CodePoints;
import dev.tocsin.sigma.regex.Dialect;
import dev.tocsin.sigma.regex.Expression;
import dev.tocsin.sigma.regex.Expression.LetterCase;
import dev.tocsin.sigma.regex.Expression.LineFeeds;
import dev.tocsin.sigma.regex.Expression.Membership;
import java.util.stream.Collectors;

/**
 * Expressions in RE2's syntax, to be compiled without flags. Letter case is written out in classes, because RE2 folds two
 * signs from beyond ASCII into it and {@link CaseFolding} does not.
 */
final class Re2Dialect implements Dialect {
    @Override
    public Piece literal(Expression.Literal literal) {
        String text = literal.text()
                .codePoints()
                .mapToObj(codePoint -> switch (literal.letterCase()) {
                    case EXACT -> character(codePoint);
                    case IGNORED -> variants(codePoint);
                })
                .collect(Collectors.joining());
        boolean single = literal.text().codePointCount(0, literal.text().length()) == 1;
        return new Piece(text, single ? Binding.ATOM : Binding.SEQUENCE);
    }

    private static String variants(int codePoint) {
        CodePoints variants = CaseVariants.of(codePoint);
        return variants.size() == 1 ? character(codePoint) : "[" + ranges(variants) + "]";
    }

    @Override
    public Piece anyCharacter(Expression.AnyCharacter any) {
        return Piece.atom(any.lineFeeds() == LineFeeds.INCLUDED ? "(?s:.)" : ".");
    }

    @Override
    public Piece characterClass(Expression.CharacterClass characterClass) {
        boolean positive = characterClass.membership() == Membership.ONE_OF;
        CodePoints members = characterClass.letterCase() == LetterCase.IGNORED
                ? CaseVariants.of(characterClass.codePoints())
                : characterClass.codePoints();
        if (members.isEmpty()) {
            return Piece.atom(positive ? "[^" + ranges(CodePoints.ALL) + "]" : "[" + ranges(CodePoints.ALL) + "]");
        }
        return Piece.atom((positive ? "[" : "[^") + ranges(members) + "]");
    }

    private static String ranges(CodePoints codePoints) {
        return codePoints.ranges().stream()
                .map(range -> range.first() == range.last()
                        ? character(range.first())
                        : character(range.first()) + "-" + character(range.last()))
                .collect(Collectors.joining());
    }

    /** Letters and digits as they are; all others by number, which needs no rule about what is special where. */
    private static String character(int codePoint) {
        boolean plain = codePoint < 0x80 && Character.isLetterOrDigit(codePoint);
        return plain ? Character.toString(codePoint) : "\\x{%x}".formatted(codePoint);
    }

    @Override
    public Piece anchor(Expression.Anchor anchor) {
        return Piece.atom(
                switch (anchor.place()) {
                    case TEXT_START -> "\\A";
                    case TEXT_END -> "\\z";
                    case LINE_START -> "(?m:^)";
                    case LINE_END -> "(?m:$)";
                    case WORD_BOUNDARY -> "\\b";
                    case NO_WORD_BOUNDARY -> "\\B";
                });
    }

    @Override
    public String groupStart() {
        return "(?:";
    }
}
