package dev.tocsin.compiler.elasticsearch;

import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.sigma.model.SigmaString;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A pattern that is larger than Elasticsearch compiles, as several that are tested together: {@code abcd} as {@code ab*}
 * and {@code *cd}. Every value that fits the pattern fits each of them.
 */
final class PatternPieces {
    /** Of a text of 100,000 characters the beginning and the end are enough. */
    private static final int MOST = 8;

    private final LetterCase letterCase;
    private final QueryLanguage language;

    PatternPieces(LetterCase letterCase, QueryLanguage language) {
        this.letterCase = letterCase;
        this.language = language;
    }

    /** In the order of the pattern; the pattern itself if it is within the limits; none if nothing of it is. */
    List<SigmaString> of(SigmaString pattern) {
        if (PatternLimits.allow(pattern, letterCase, language)) {
            return List.of(pattern);
        }
        List<SigmaString> pieces = halved(withoutSingles(pattern)).distinct().toList();
        if (pieces.size() <= MOST) {
            return pieces;
        }
        List<SigmaString> ends = new ArrayList<>(pieces.subList(0, MOST / 2));
        ends.addAll(pieces.subList(pieces.size() - MOST / 2, pieces.size()));
        return ends;
    }

    /** Any-ones make an automaton large, so any-runs take their places, and those of characters no index tells apart. */
    private static SigmaString withoutSingles(SigmaString pattern) {
        List<SigmaString.Part> parts = new ArrayList<>();
        for (SigmaString.Part part : pattern.parts()) {
            switch (part) {
                case SigmaString.Part.AnyRun() -> parts.add(part);
                case SigmaString.Part.AnyOne() -> parts.add(SigmaString.ANY_RUN);
                case SigmaString.Part.Text(String text) ->
                    text.codePoints()
                            .mapToObj(codePoint -> PatternLimits.isWellFormed(codePoint)
                                    ? new SigmaString.Part.Text(Character.toString(codePoint))
                                    : SigmaString.ANY_RUN)
                            .forEach(parts::add);
            }
        }
        return new SigmaString(parts);
    }

    private Stream<SigmaString> halved(SigmaString pattern) {
        if (pattern.parts().stream().allMatch(SigmaString.Part.AnyRun.class::isInstance)) {
            return pattern.parts().isEmpty() ? Stream.of(pattern) : Stream.empty();
        }
        if (PatternLimits.allow(pattern, letterCase, language)) {
            return Stream.of(pattern);
        }
        int middle = PatternLimits.length(pattern) / 2;
        return middle == 0
                ? Stream.empty()
                : Stream.concat(
                        halved(cut(pattern, 0, middle).beforeAnything()),
                        halved(cut(pattern, middle, Integer.MAX_VALUE).afterAnything()));
    }

    /** The characters and any-runs from one number to another. */
    private static SigmaString cut(SigmaString pattern, int from, int to) {
        List<SigmaString.Part> parts = new ArrayList<>();
        int at = 0;
        for (SigmaString.Part part : pattern.parts()) {
            int length = PatternLimits.length(new SigmaString(List.of(part)));
            if (at < to && at + length > from) {
                parts.add(
                        part instanceof SigmaString.Part.Text(String text)
                                ? new SigmaString.Part.Text(text.substring(
                                        text.offsetByCodePoints(0, Math.max(0, from - at)),
                                        text.offsetByCodePoints(0, Math.min(length, to - at))))
                                : part);
            }
            at += length;
        }
        return new SigmaString(parts);
    }
}
