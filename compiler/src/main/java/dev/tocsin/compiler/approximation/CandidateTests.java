package dev.tocsin.compiler.approximation;

import dev.tocsin.compiler.eval.Matchers;
import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.sigma.model.SigmaString;
import java.util.List;
import java.util.Map;

/** How one candidate of a field is tested: what ingest rewrote is asked for as ingest wrote it. */
final class CandidateTests<T> {
    private final PathTests<T> paths;

    CandidateTests(PathTests<T> paths) {
        this.paths = paths;
    }

    Bounds<T> fits(Candidate candidate, Matcher matcher) {
        return switch (candidate) {
            case Candidate.Path(String path) -> paths.fits(path, matcher);
            case Candidate.Translated(String path, Map<String, String> words) ->
                words(
                        path,
                        words.entrySet().stream()
                                .filter(word -> Matchers.fits(matcher, word.getValue()))
                                .map(Map.Entry::getKey)
                                .toList());
            case Candidate.Account account -> new AccountTests<>(account, paths).fits(matcher);
            case Candidate.Hashes hashes -> new HashesTests<>(hashes, paths).fits(matcher);
            case Candidate.RegistryDetails details -> new RegistryDetailsTests<>(details, paths).fits(matcher);
        };
    }

    Bounds<T> present(Candidate candidate) {
        return switch (candidate) {
            case Candidate.Path(String path) -> paths.present(path);
            case Candidate.Translated(String path, Map<String, String> words) ->
                words(path, List.copyOf(words.keySet()));
            case Candidate.Account account -> new AccountTests<>(account, paths).present();
            case Candidate.Hashes hashes -> new HashesTests<>(hashes, paths).present();
            case Candidate.RegistryDetails details -> new RegistryDetailsTests<>(details, paths).present();
        };
    }

    private Bounds<T> words(String path, List<String> words) {
        return Bounds.any(words.stream()
                .sorted()
                .map(word -> paths.fits(path, literally(word)))
                .toList());
    }

    /** The matcher of this very text. */
    static Matcher literally(String text) {
        return new Matcher.Like(SigmaString.literal(text), LetterCase.EXACT);
    }
}
