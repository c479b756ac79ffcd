package dev.tocsin.compiler.approximation;

import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Portion;
import dev.tocsin.compiler.ir.Values;
import dev.tocsin.sigma.model.SigmaString;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Few listed values are asked for one by one, as any other pattern is. Of many, a target says itself what it can. */
final class ListedTests {
    private static final int FEW = 256;

    private ListedTests() {}

    /** The bounds by the matchers of each value; empty if there are too many, or if a target knows better. */
    static <T> Optional<Bounds<T>> severally(Values values, String about, Function<Matcher, Bounds<T>> fits) {
        if (values.size() > FEW) {
            return Optional.empty();
        }
        return switch (values.portion()) {
            case WHOLE, LAST_NAME, NAME_OR_ABOVE, PATH, WORD, ANYWHERE -> Optional.of(any(values, fits));
            case KEY_OR_ABOVE -> Optional.of(any(values, fits).onlyOver(about, Reason.KEY_SPELLING));
            case ADDRESS, ADDRESS_AMONG -> Optional.empty();
        };
    }

    private static <T> Bounds<T> any(Values values, Function<Matcher, Bounds<T>> fits) {
        return Bounds.any(values.listed().stream()
                .flatMap(value -> matchers(values.portion(), value.text()))
                .distinct()
                .map(fits)
                .toList());
    }

    /** Matchers of the whole text, where those of the portion are of readings of it. */
    private static Stream<Matcher> matchers(Portion portion, String value) {
        return switch (portion) {
            case WHOLE, NAME_OR_ABOVE, PATH, WORD, ANYWHERE, ADDRESS, ADDRESS_AMONG -> portion.matchers(value).stream();
            case LAST_NAME ->
                Stream.of(
                        like(SigmaString.literal(value)),
                        like(SigmaString.literal("\\" + value).afterAnything()),
                        like(SigmaString.literal("/" + value).afterAnything()));
            case KEY_OR_ABOVE -> Stream.of(like(Portion.inAllSpellings(value)));
        };
    }

    private static Matcher like(SigmaString pattern) {
        return new Matcher.Like(pattern, LetterCase.IGNORED);
    }
}
