package dev.tocsin.compiler.approximation;

import dev.tocsin.compiler.eval.Matchers;
import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.sigma.model.SigmaString;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Texts that are the same whole number. */
final class WholeNumbers {
    private WholeNumbers() {}

    private static final Pattern NUMBER = Pattern.compile("0[xX]([0-9a-fA-F]{1,16})|(\\d{1,20})");
    private static final Pattern NOT_IN_NUMBER = Pattern.compile("[^0-9a-fA-FxX]");

    /** The path holds a number whose one notation fits, or another text that fits. */
    static <T> Bounds<T> fits(Candidate.WholeNumber candidate, Matcher matcher, PathTests<T> paths) {
        String path = candidate.path();
        Bounds<T> asWritten = paths.fits(path, matcher);
        if (!(matcher instanceof Matcher.Like(SigmaString pattern, LetterCase letterCase))) {
            return paths.present(path).onlyOver(path, Reason.NUMBER);
        }
        if (pattern.isLiteral()) {
            var number = NUMBER.matcher(pattern.literalText());
            if (!number.matches()) {
                return asWritten;
            }
            BigInteger asked = read(number);
            String value = switch (candidate.notation()) {
                case DECIMAL -> asked.toString();
                case HEXADECIMAL -> "0x" + asked.toString(16);
            };
            return Matchers.fits(matcher, value) ? written(path, asked, paths) : Bounds.never();
        }
        boolean isText = pattern.parts().stream()
                .anyMatch(part -> part instanceof SigmaString.Part.Text(String text)
                        && NOT_IN_NUMBER.matcher(text).find());
        return isText ? asWritten : paths.present(path).onlyOver(path, Reason.NUMBER);
    }

    private static BigInteger read(java.util.regex.Matcher number) {
        return number.group(1) == null ? new BigInteger(number.group(2)) : new BigInteger(number.group(1), 16);
    }

    /** The path holds the number, in decimal or hexadecimal notation, with or without leading zeros. */
    static <T> Bounds<T> written(String path, BigInteger number, PathTests<T> paths) {
        String decimal = number.toString();
        String hexadecimal = number.toString(16);
        SigmaString plain = SigmaString.literal(decimal);
        SigmaString prefixed = SigmaString.literal("0x" + hexadecimal);
        SigmaString padded = around("0", decimal);
        SigmaString prefixedPadded = around("0x0", hexadecimal);
        return Bounds.between(
                any(path, paths, plain, prefixed).under(),
                any(path, paths, plain, padded, prefixed, prefixedPadded).over(),
                path,
                Reason.NUMBER);
    }

    private static SigmaString around(String start, String end) {
        return new SigmaString(Stream.of(
                        SigmaString.literal(start).beforeAnything().parts(),
                        SigmaString.literal(end).parts())
                .flatMap(List::stream)
                .toList());
    }

    private static <T> Bounds<T> any(String path, PathTests<T> paths, SigmaString... patterns) {
        return Bounds.any(Stream.of(patterns)
                .map(pattern -> paths.fits(path, new Matcher.Like(pattern, LetterCase.IGNORED)))
                .toList());
    }
}
