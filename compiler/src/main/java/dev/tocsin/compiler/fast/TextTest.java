package dev.tocsin.compiler.fast;

import dev.tocsin.compiler.eval.Matchers;
import dev.tocsin.compiler.ir.CaseFolding;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.sigma.model.SigmaString;
import java.util.List;

/**
 * A test of one text. Where letter case is ignored both the pattern and the text come folded, so that each test here is
 * an exact one.
 */
sealed interface TextTest
        permits Free,
                TextTest.Anything,
                TextTest.Equals,
                TextTest.Prefix,
                TextTest.Suffix,
                TextTest.Contains,
                TextTest.Runs,
                TextTest.General {
    boolean fits(String text);

    /** Roughly what it costs, an equality being 1. */
    int cost();

    /** {@code *}. */
    record Anything() implements TextTest {
        @Override
        public boolean fits(String text) {
            return true;
        }

        @Override
        public int cost() {
            return 1;
        }
    }

    /** {@code text}. */
    record Equals(String literal) implements TextTest {
        @Override
        public boolean fits(String text) {
            return text.equals(literal);
        }

        @Override
        public int cost() {
            return 1;
        }
    }

    /** {@code text*}. */
    record Prefix(String literal) implements TextTest {
        @Override
        public boolean fits(String text) {
            return text.startsWith(literal);
        }

        @Override
        public int cost() {
            return 1;
        }
    }

    /** {@code *text}. */
    record Suffix(String literal) implements TextTest {
        @Override
        public boolean fits(String text) {
            return text.endsWith(literal);
        }

        @Override
        public int cost() {
            return 1;
        }
    }

    /** {@code *text*}. */
    record Contains(String literal) implements TextTest {
        @Override
        public boolean fits(String text) {
            return text.contains(literal);
        }

        @Override
        public int cost() {
            return 5;
        }
    }

    /** Texts with any-runs between them, no any-one. */
    record Runs(String prefix, List<String> between, String suffix) implements TextTest {
        @Override
        public boolean fits(String text) {
            int end = text.length() - suffix.length();
            if (end < prefix.length() || !text.startsWith(prefix) || !text.endsWith(suffix)) {
                return false;
            }
            // The first place where a stretch fits leaves most room for the next.
            int at = prefix.length();
            for (String stretch : between) {
                int found = text.indexOf(stretch, at);
                if (found < 0 || found + stretch.length() > end) {
                    return false;
                }
                at = found + stretch.length();
            }
            return true;
        }

        @Override
        public int cost() {
            return 2 + 5 * between.size();
        }
    }

    /** Any pattern, tested as the oracle does. */
    record General(Matcher.Like like) implements TextTest {
        @Override
        public boolean fits(String text) {
            return Matchers.fits(like, text);
        }

        @Override
        public int cost() {
            return 60;
        }
    }

    /** The test for a pattern, to be given texts in that letter case. */
    static TextTest of(Matcher.Like like) {
        SigmaString pattern = switch (like.letterCase()) {
            case IGNORED -> folded(like.pattern());
            case EXACT -> like.pattern();
        };
        boolean wellFormed = pattern.parts().stream()
                .allMatch(part -> !(part instanceof SigmaString.Part.Text(String text)) || isWellFormed(text));
        if (!wellFormed) {
            return new General(new Matcher.Like(pattern, LetterCase.EXACT));
        }
        return pattern.parts().contains(SigmaString.ANY_ONE) ? Free.of(pattern) : specialised(pattern);
    }

    private static TextTest specialised(SigmaString pattern) {
        List<SigmaString.Part> parts = pattern.parts();
        if (pattern.isLiteral()) {
            return new Equals(pattern.literalText());
        }
        String prefix = textOf(parts.getFirst());
        String suffix = textOf(parts.getLast());
        if (parts.size() == 1) {
            return new Anything();
        }
        if (parts.size() == 2) {
            return suffix.isEmpty() ? new Prefix(prefix) : new Suffix(suffix);
        }
        if (parts.size() == 3 && prefix.isEmpty() && suffix.isEmpty()) {
            return new Contains(textOf(parts.get(1)));
        }
        List<String> between = parts.subList(1, parts.size() - 1).stream()
                .map(TextTest::textOf)
                .filter(text -> !text.isEmpty())
                .toList();
        return new Runs(prefix, between, suffix);
    }

    private static String textOf(SigmaString.Part part) {
        return switch (part) {
            case SigmaString.Part.Text(String text) -> text;
            case SigmaString.Part.AnyRun() -> "";
            case SigmaString.Part.AnyOne() -> "";
        };
    }

    private static SigmaString folded(SigmaString pattern) {
        return new SigmaString(pattern.parts().stream()
                .<SigmaString.Part>map(part -> switch (part) {
                    case SigmaString.Part.Text(String text) -> new SigmaString.Part.Text(CaseFolding.fold(text));
                    case SigmaString.Part.AnyRun any -> any;
                    case SigmaString.Part.AnyOne any -> any;
                })
                .toList());
    }

    /**
     * Whether all surrogates come in pairs. Only then does a search unit by unit find the same as one character by
     * character.
     */
    static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
