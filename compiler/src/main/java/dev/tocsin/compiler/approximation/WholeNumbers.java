package dev.tocsin.compiler.approximation;

import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.sigma.model.SigmaString;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;

/** Texts that are the same whole number. */
final class WholeNumbers {
    private WholeNumbers() {}

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
