package dev.tocsin.compiler.approximation;

import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.CaseFolding;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.sigma.model.SigmaString;
import java.util.ArrayList;
import java.util.List;

/**
 * Sysmon's {@code SHA1=…,MD5=…}, one field for each digest. Neither the name of an algorithm nor a digest holds an
 * equals sign or a comma, so a stretch of text says where it stands: {@code SHA1=ab} is a digest that begins with
 * {@code ab} behind a name that ends with {@code SHA1}; a stretch without an equals sign stands in a digest or in a name.
 */
final class HashesTests<T> {
    private final Candidate.Hashes hashes;
    private final PathTests<T> paths;

    HashesTests(Candidate.Hashes hashes, PathTests<T> paths) {
        this.hashes = hashes;
        this.paths = paths;
    }

    Bounds<T> present() {
        return Bounds.any(hashes.algorithms().stream()
                .map(algorithm -> paths.present(algorithm.path()))
                .toList());
    }

    Bounds<T> fits(Matcher matcher) {
        if (!(matcher instanceof Matcher.Like(SigmaString pattern, LetterCase letterCase))) {
            return present().onlyOver(about(), Reason.DIGESTS);
        }
        List<Bounds<T>> needed = new ArrayList<>();
        for (SigmaString.Part part : pattern.parts()) {
            if (part instanceof SigmaString.Part.Text(String text)) {
                for (String stretch : text.split(",", -1)) {
                    if (!stretch.isEmpty()) {
                        needed.add(stretch(stretch));
                    }
                }
            }
        }
        // A stretch that is found is present; a thousand digests need not say so a thousand times.
        Bounds<T> all = needed.isEmpty() ? present() : Bounds.all(needed);
        return isContains(pattern) && letterCase == LetterCase.IGNORED ? all : all.onlyOver(about(), Reason.DIGESTS);
    }

    /** Whether the pattern asks for one stretch anywhere: then testing it digest by digest is all there is to it. */
    private static boolean isContains(SigmaString pattern) {
        List<SigmaString.Part> parts = pattern.parts();
        return parts.size() == 3
                && parts.get(0) instanceof SigmaString.Part.AnyRun
                && parts.get(1) instanceof SigmaString.Part.Text(String text)
                && text.indexOf(',') < 0
                && parts.get(2) instanceof SigmaString.Part.AnyRun;
    }

    /** The stretch, which has no comma, stands somewhere in the value. */
    private Bounds<T> stretch(String stretch) {
        int equals = stretch.indexOf('=');
        if (equals != stretch.lastIndexOf('=')) {
            return Bounds.never();
        }
        String name = CaseFolding.fold(equals < 0 ? stretch : stretch.substring(0, equals));
        List<Bounds<T>> places = new ArrayList<>();
        for (Candidate.Hashes.Algorithm algorithm : hashes.algorithms()) {
            String known = CaseFolding.fold(algorithm.name());
            if (equals >= 0 && known.endsWith(name)) {
                places.add(digest(
                        algorithm,
                        SigmaString.literal(stretch.substring(equals + 1)).beforeAnything()));
            }
            if (equals < 0) {
                places.add(
                        known.contains(name)
                                ? paths.present(algorithm.path())
                                : digest(
                                        algorithm,
                                        SigmaString.literal(stretch)
                                                .afterAnything()
                                                .beforeAnything()));
            }
        }
        return Bounds.any(places);
    }

    private Bounds<T> digest(Candidate.Hashes.Algorithm algorithm, SigmaString pattern) {
        return paths.fits(algorithm.path(), new Matcher.Like(pattern, LetterCase.IGNORED));
    }

    private String about() {
        return hashes.algorithms().getFirst().path();
    }
}
