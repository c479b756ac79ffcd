package dev.tocsin.compiler.approximation;

import dev.tocsin.compiler.eval.Matchers;
import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.sigma.model.SigmaString;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code DOMAIN\name} where domain and name are apart. A pattern is cut at each place where the backslash between the
 * two can be: at a backslash of its text, inside an any-run, at an any-one. What is left of the cut is asked of the
 * domain, what is right of it of the name. The whole pattern is asked of the name too, for accounts without a domain.
 */
final class AccountTests<T> {
    private static final SigmaString ANYTHING = new SigmaString(List.of(SigmaString.ANY_RUN));
    private static final SigmaString TWO_OR_MORE =
            new SigmaString(List.of(SigmaString.ANY_ONE, SigmaString.ANY_ONE, SigmaString.ANY_RUN));

    private final Candidate.Account account;
    private final PathTests<T> paths;

    AccountTests(Candidate.Account account, PathTests<T> paths) {
        this.account = account;
        this.paths = paths;
    }

    Bounds<T> fits(Matcher matcher) {
        if (!(matcher instanceof Matcher.Like(SigmaString pattern, LetterCase letterCase))) {
            return present().onlyOver(account.name(), Reason.SPLIT_ACCOUNT);
        }
        Bounds<T> nameAlone = paths.fits(account.name(), matcher);
        List<Formula<T>> over = new ArrayList<>();
        over.add(nameAlone.over());
        for (Cut cut : cuts(pattern)) {
            if (cut.domain.equals(ANYTHING)) {
                over.add(over(account.name(), cut.name, letterCase));
            } else {
                over.add(Formula.all(List.of(
                        over(account.domain(), cut.domain, letterCase), over(account.name(), cut.name, letterCase))));
            }
        }
        return Bounds.between(
                under(pattern, matcher, nameAlone), Formula.any(over), account.name(), Reason.SPLIT_ACCOUNT);
    }

    /** Where the pattern begins with an any-run, whatever stands before a fitting name does not matter. */
    private Formula<T> under(SigmaString pattern, Matcher matcher, Bounds<T> nameAlone) {
        boolean anyDomain = !pattern.parts().isEmpty() && pattern.parts().getFirst() instanceof SigmaString.Part.AnyRun;
        boolean noName = Matchers.fits(matcher, "") || Matchers.fits(matcher, "-");
        return anyDomain && !noName ? nameAlone.under() : new Formula.Nothing<>();
    }

    private Formula<T> over(String path, SigmaString pattern, LetterCase letterCase) {
        return paths.fits(path, new Matcher.Like(pattern, letterCase)).over();
    }

    /** An empty name and {@code -} stand for none. */
    Bounds<T> present() {
        return Bounds.between(
                paths.fits(account.name(), new Matcher.Like(TWO_OR_MORE, LetterCase.EXACT))
                        .under(),
                paths.present(account.name()).over(),
                account.name(),
                Reason.SPLIT_ACCOUNT);
    }

    private record Cut(SigmaString domain, SigmaString name) {}

    private static Set<Cut> cuts(SigmaString pattern) {
        Set<Cut> cuts = new LinkedHashSet<>();
        for (int i = 0; i < pattern.parts().size(); i++) {
            List<SigmaString.Part> before = pattern.parts().subList(0, i);
            List<SigmaString.Part> after =
                    pattern.parts().subList(i + 1, pattern.parts().size());
            switch (pattern.parts().get(i)) {
                case SigmaString.Part.AnyOne() -> cuts.add(new Cut(new SigmaString(before), new SigmaString(after)));
                case SigmaString.Part.AnyRun() ->
                    cuts.add(new Cut(new SigmaString(before).beforeAnything(), new SigmaString(after).afterAnything()));
                case SigmaString.Part.Text(String text) -> {
                    for (int at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at + 1)) {
                        cuts.add(new Cut(
                                join(
                                        before,
                                        SigmaString.literal(text.substring(0, at))
                                                .parts()),
                                join(SigmaString.literal(text.substring(at + 1)).parts(), after)));
                    }
                }
            }
        }
        return cuts;
    }

    private static SigmaString join(List<SigmaString.Part> first, List<SigmaString.Part> second) {
        List<SigmaString.Part> parts = new ArrayList<>(first);
        parts.addAll(second);
        return new SigmaString(parts);
    }
}
