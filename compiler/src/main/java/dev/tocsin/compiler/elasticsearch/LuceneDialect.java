package dev.tocsin.compiler.elasticsearch;

import dev.tocsin.compiler.ir.CaseVariants;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.sigma.regex.CodePoints;
import dev.tocsin.sigma.regex.Dialect;
import dev.tocsin.sigma.regex.Expression;
import dev.tocsin.sigma.regex.Expression.LineFeeds;
import dev.tocsin.sigma.regex.Expression.Membership;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Expressions without anchors in Lucene's syntax. All characters but ASCII letters and digits and those beyond ASCII are
 * escaped, so none of the optional operators is meant whatever the flags are. Letters whose case is ignored are classes
 * of their variants; those of ASCII need not be where {@code case_insensitive} does the same. That flag knows single
 * characters, not ranges, so classes always hold their variants.
 *
 * @param asciiCase {@code IGNORED} if the expression is run with {@code case_insensitive}
 */
record LuceneDialect(LetterCase asciiCase) implements Dialect {
    /** What a lone surrogate is in the index. */
    private static final int REPLACEMENT = 0xFFFD;

    private static final CodePoints SURROGATES = CodePoints.range(Character.MIN_SURROGATE, Character.MAX_SURROGATE);
    private static final CodePoints UNTOLD = SURROGATES.with(CodePoints.of(REPLACEMENT));

    /** Whether {@code case_insensitive} changes nothing but what the expression wants changed. */
    static boolean ignoresAsciiCase(Expression expression) {
        return switch (expression) {
            case Expression.Literal(String text, var letterCase) ->
                letterCase == Expression.LetterCase.IGNORED || text.codePoints().noneMatch(Patterns::isAsciiLetter);
            case Expression.CharacterClass characterClass -> {
                CodePoints listed = listed(characterClass);
                yield IntStream.rangeClosed('a', 'z')
                        .allMatch(lower -> listed.contains(lower) == listed.contains(Character.toUpperCase(lower)));
            }
            case Expression.Sequence(List<Expression> terms) ->
                terms.stream().allMatch(LuceneDialect::ignoresAsciiCase);
            case Expression.Alternation(List<Expression> branches) ->
                branches.stream().allMatch(LuceneDialect::ignoresAsciiCase);
            case Expression.Repetition repetition -> ignoresAsciiCase(repetition.operand());
            case Expression.AnyCharacter any -> true;
            case Expression.Anchor anchor -> true;
        };
    }

    /**
     * Whether Lucene can tell apart what the expression does. The index holds the replacement character in the place of
     * lone surrogates, and there is no class of no characters.
     */
    static boolean canWrite(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal -> literal.text().codePoints().noneMatch(UNTOLD::contains);
            case Expression.CharacterClass characterClass -> {
                CodePoints listed = listed(characterClass);
                yield !listed.isEmpty()
                        && !listed.equals(CodePoints.ALL)
                        && (listed.contains(UNTOLD) || UNTOLD.without(listed).equals(UNTOLD))
                        && listed.ranges().stream()
                                .noneMatch(range -> SURROGATES.contains(range.first()) || SURROGATES.contains(range.last()));
            }
            case Expression.Sequence(List<Expression> terms) -> terms.stream().allMatch(LuceneDialect::canWrite);
            case Expression.Alternation(List<Expression> branches) ->
                branches.stream().allMatch(LuceneDialect::canWrite);
            case Expression.Repetition repetition -> canWrite(repetition.operand());
            case Expression.AnyCharacter any -> true;
            case Expression.Anchor anchor -> false;
        };
    }

    /** The code points of the class, or those that it leaves out. */
    static CodePoints listed(Expression.CharacterClass characterClass) {
        return switch (characterClass.letterCase()) {
            case EXACT -> characterClass.codePoints();
            case IGNORED -> CaseVariants.of(characterClass.codePoints());
        };
    }

    @Override
    public Piece literal(Expression.Literal literal) {
        LetterCase letterCase =
                literal.letterCase() == Expression.LetterCase.IGNORED ? LetterCase.IGNORED : LetterCase.EXACT;
        String text = Patterns.regexp(literal.text(), letterCase, asciiCase);
        boolean single = literal.text().codePointCount(0, literal.text().length()) == 1;
        return new Piece(text, single ? Binding.ATOM : Binding.SEQUENCE);
    }

    @Override
    public Piece anyCharacter(Expression.AnyCharacter any) {
        return Piece.atom(any.lineFeeds() == LineFeeds.INCLUDED ? "." : "[^\n]");
    }

    @Override
    public Piece characterClass(Expression.CharacterClass characterClass) {
        boolean positive = characterClass.membership() == Membership.ONE_OF;
        return Piece.atom((positive ? "[" : "[^") + ranges(listed(characterClass)) + "]");
    }

    /** Lucene takes a backslash for itself even where a hyphen follows, so no range begins with one. */
    static String ranges(CodePoints codePoints) {
        return codePoints.ranges().stream()
                .map(range -> {
                    if (range.first() == range.last()) {
                        return Patterns.escaped(range.first());
                    }
                    String first = Patterns.escaped(range.first());
                    return range.first() == '\\'
                            ? first + Patterns.escaped(range.first() + 1) + "-" + Patterns.escaped(range.last())
                            : first + "-" + Patterns.escaped(range.last());
                })
                .collect(Collectors.joining());
    }

    /** There is none: {@link WholeValue} has written them out. */
    @Override
    public Piece anchor(Expression.Anchor anchor) {
        throw new IllegalArgumentException("no anchor in Lucene: " + anchor.place());
    }

    @Override
    public String groupStart() {
        return "(";
    }

    /** With {@code case_insensitive}, Lucene takes {@code ()} for what matches nothing at all. */
    @Override
    public String empty() {
        return ".{0}";
    }
}
