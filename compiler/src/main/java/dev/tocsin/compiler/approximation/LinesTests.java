package dev.tocsin.compiler.approximation;

import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.CaseFolding;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.sigma.model.SigmaString;
import java.util.ArrayList;
import java.util.List;

/**
 * A text of lines that ingest took apart. A stretch of text without a line feed stands in one line: in its label, in its
 * fact, or across the border of the two.
 */
final class LinesTests<T> {
    private final Candidate.Lines lines;
    private final CandidateTests<T> candidates;

    LinesTests(Candidate.Lines lines, CandidateTests<T> candidates) {
        this.lines = lines;
        this.candidates = candidates;
    }

    /** Without a value for the first line there is no text. */
    Bounds<T> present() {
        return Bounds.any(lines.lines().getFirst().candidates().stream()
                .map(candidates::present)
                .toList());
    }

    Bounds<T> fits(Matcher matcher) {
        List<Formula<T>> needed = new ArrayList<>();
        needed.add(present().over());
        if (matcher instanceof Matcher.Like(SigmaString pattern, LetterCase letterCase)) {
            for (SigmaString.Part part : pattern.parts()) {
                if (part instanceof SigmaString.Part.Text(String text)) {
                    text.lines().filter(stretch -> !stretch.isEmpty()).forEach(stretch -> needed.add(stretch(stretch)));
                }
            }
        }
        String about = lines.paths().stream().findFirst().orElse("text");
        return Bounds.within(Formula.all(needed), about, Reason.JOINED_TEXT);
    }

    private Formula<T> stretch(String stretch) {
        List<Formula<T>> places = new ArrayList<>();
        for (Candidate.Lines.Line line : lines.lines()) {
            String label = CaseFolding.fold(line.label());
            if (label.contains(CaseFolding.fold(stretch))) {
                return new Formula.Everything<>();
            }
            places.add(fact(line, SigmaString.literal(stretch).afterAnything().beforeAnything()));
            for (int cut = 1; cut < stretch.length(); cut++) {
                if (label.endsWith(CaseFolding.fold(stretch.substring(0, cut)))) {
                    places.add(fact(
                            line, SigmaString.literal(stretch.substring(cut)).beforeAnything()));
                }
            }
        }
        return Formula.any(places);
    }

    private Formula<T> fact(Candidate.Lines.Line line, SigmaString pattern) {
        return Formula.any(line.candidates().stream()
                .map(candidate -> candidates
                        .fits(candidate, new Matcher.Like(pattern, LetterCase.IGNORED))
                        .over())
                .toList());
    }
}
