package dev.tocsin.sigma.regex;

import dev.tocsin.sigma.regex.Expression.AnyCharacter;
import dev.tocsin.sigma.regex.Expression.LetterCase;
import dev.tocsin.sigma.regex.Expression.LineFeeds;
import dev.tocsin.sigma.regex.Expression.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

/** Trees and texts for property tests. */
public final class RandomExpressions {
    private static final String[] TEXTS = {
        "a", "b", "ab", "ba", "A", "k", "S", "é", "É", "1", "_", " ", "\n", "\\", "$", "{2}", "(", "]", "\uD83D\uDD14"
    };
    private static final CodePoints[] SETS = {
        CodePoints.DIGITS,
        CodePoints.WORD,
        CodePoints.SPACE,
        CodePoints.WORD.complement(),
        CodePoints.range('a', 'b'),
        CodePoints.range('A', 'k').with(CodePoints.of('é')),
        CodePoints.of('\n').with(CodePoints.of('-')),
        CodePoints.range('[', '^'),
        CodePoints.SPACE.with(CodePoints.of('b')),
        CodePoints.range(0x80, Character.MAX_CODE_POINT),
        CodePoints.of('k').with(CodePoints.of('s'))
    };
    private static final String[] LETTERS = {
        "a",
        "b",
        "A",
        "B",
        "k",
        "K",
        "\u212A",
        "s",
        "S",
        "\u017F",
        "é",
        "É",
        "1",
        "2",
        "_",
        " ",
        "\n",
        "\t",
        "\u000B",
        "\\",
        "$",
        "{",
        "}",
        "(",
        "]",
        "-",
        "\uD83D\uDD14",
        "^"
    };

    private final Random random;

    public RandomExpressions(Random random) {
        this.random = random;
    }

    /** A tree of a few leaves. */
    public Expression expression() {
        return expression(3);
    }

    private Expression expression(int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return leaf();
        }
        return switch (random.nextInt(5)) {
            case 0 -> Expression.alternation(several(depth));
            case 1 -> repetition(depth);
            default -> Expression.sequence(several(depth));
        };
    }

    private List<Expression> several(int depth) {
        List<Expression> several = new ArrayList<>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            several.add(random.nextInt(12) == 0 ? Expression.empty() : expression(depth - 1));
        }
        return several;
    }

    private Expression repetition(int depth) {
        int least = random.nextInt(3);
        int more = random.nextInt(3);
        OptionalInt most = more == 0 ? OptionalInt.empty() : OptionalInt.of(least + more - 1);
        return Expression.repetition(expression(depth - 1), least, most);
    }

    private Expression leaf() {
        LetterCase letterCase = pick(LetterCase.values());
        return switch (random.nextInt(8)) {
            case 0 -> new AnyCharacter(pick(LineFeeds.values()));
            case 1 -> Expression.oneOf(pick(SETS), letterCase);
            case 2 -> Expression.noneOf(pick(SETS), letterCase);
            case 3 -> Expression.anchor(pick(Place.values()));
            default -> Expression.literal(pick(TEXTS), letterCase);
        };
    }

    /** A text of characters that the trees speak about. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(8); length > 0; length--) {
            text.append(pick(LETTERS));
        }
        return text.toString();
    }

    private <T> T pick(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
