package dev.tocsin.compiler.approximation;

import dev.tocsin.compiler.eval.Matchers;
import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Values;
import dev.tocsin.sigma.model.SigmaString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How one candidate of a field is tested: what ingest rewrote is asked for as ingest wrote it. */
final class CandidateTests<T> {
    private static final Matcher.Like ANYTHING =
            new Matcher.Like(new SigmaString(List.of(SigmaString.ANY_RUN)), LetterCase.EXACT);

    private final PathTests<T> paths;

    CandidateTests(PathTests<T> paths) {
        this.paths = paths;
    }

    PathTests<T> paths() {
        return paths;
    }

    Bounds<T> present(Field field) {
        return Bounds.any(field.candidates().stream().map(this::present).toList());
    }

    Bounds<T> fits(Candidate candidate, Matcher matcher) {
        if (matcher instanceof Matcher.OneOf(Values values)) {
            String about = candidate.paths().getFirst();
            return ListedTests.severally(values, about, one -> fitsOne(candidate, one))
                    .orElseGet(() -> fitsOne(candidate, matcher));
        }
        return fitsOne(candidate, matcher);
    }

    private Bounds<T> fitsOne(Candidate candidate, Matcher matcher) {
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
            case Candidate.WholeNumber number -> WholeNumbers.fits(number, matcher, paths);
            case Candidate.Together(List<Candidate> parts) ->
                Bounds.any(parts.stream().map(part -> fits(part, matcher)).toList());
            case Candidate.Lines lines -> new LinesTests<>(lines, this).fits(matcher);
            case Candidate.Between between -> between(between, pattern(matcher));
            case Candidate.Invocations invocations -> invocations(invocations, matcher);
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
            case Candidate.WholeNumber(String path, Candidate.WholeNumber.Notation notation) -> paths.present(path);
            case Candidate.Together(List<Candidate> parts) ->
                Bounds.any(parts.stream().map(this::present).toList());
            case Candidate.Lines lines -> new LinesTests<>(lines, this).present();
            case Candidate.Between between -> between(between, ANYTHING);
            case Candidate.Invocations(String path) -> Bounds.unknown(path, Reason.JOINED_TEXT);
        };
    }

    /** The text before the fact and the fact stand side by side somewhere in the whole text. */
    private Bounds<T> between(Candidate.Between between, Matcher.Like fact) {
        List<SigmaString.Part> parts = new ArrayList<>();
        parts.add(SigmaString.ANY_RUN);
        parts.add(new SigmaString.Part.Text(between.before()));
        parts.addAll(fact.pattern().parts());
        parts.add(SigmaString.ANY_RUN);
        Matcher whole = new Matcher.Like(new SigmaString(parts), fact.letterCase());
        return Bounds.within(paths.fits(between.path(), whole).over(), between.path(), Reason.PART_OF_TEXT);
    }

    /** A pattern that every text fits which fits the matcher. */
    private static Matcher.Like pattern(Matcher matcher) {
        return matcher instanceof Matcher.Like like ? like : ANYTHING;
    }

    /** An element of the array without any of its facts is an empty line, so only a text needs one of them. */
    private Bounds<T> invocations(Candidate.Invocations invocations, Matcher matcher) {
        boolean needsText = matcher instanceof Matcher.Like(SigmaString pattern, LetterCase letterCase)
                && pattern.parts().stream()
                        .anyMatch(part -> part instanceof SigmaString.Part.Text(String text) && !text.isBlank());
        Formula<T> over = needsText
                ? Formula.any(invocations.paths().stream()
                        .map(path -> paths.present(path).over())
                        .toList())
                : new Formula.Everything<>();
        return Bounds.within(over, invocations.path(), Reason.JOINED_TEXT);
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
