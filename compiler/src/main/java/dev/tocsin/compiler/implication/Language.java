package dev.tocsin.compiler.implication;

import dev.tocsin.compiler.eval.Matchers;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Regex;
import dev.tocsin.sigma.model.Network;
import java.math.BigDecimal;
import java.util.Optional;

/** The texts that fit a matcher, as a set. */
final class Language {
    private final Matcher matcher;
    private final Optional<WildcardPattern> pattern;
    /** The text, if there is but one. */
    private final Optional<String> only;

    Language(Matcher matcher) {
        this.matcher = matcher;
        Optional<Matcher.Like> like = like(matcher);
        this.pattern = like.map(fit -> new WildcardPattern(fit.pattern(), fit.letterCase()));
        this.only = like.flatMap(Language::only);
    }

    /** The matcher as a wildcard pattern, if it is one. */
    private static Optional<Matcher.Like> like(Matcher matcher) {
        return switch (matcher) {
            case Matcher.Like like -> Optional.of(like);
            case Matcher.Matches(Regex regex) -> regex.plain();
            case Matcher.InNetwork inNetwork -> Optional.empty();
            case Matcher.Compare compare -> Optional.empty();
            case Matcher.DatePartEquals datePart -> Optional.empty();
            case Matcher.OneOf oneOf -> Optional.empty();
            case Matcher.NotBefore notBefore -> Optional.empty();
        };
    }

    private static Optional<String> only(Matcher.Like like) {
        if (!like.pattern().isLiteral()) {
            return Optional.empty();
        }
        String text = like.pattern().literalText();
        boolean isCaseless = text.chars().allMatch(c -> c < 0x80 && !Character.isLetter(c));
        return like.letterCase() == LetterCase.EXACT || isCaseless ? Optional.of(text) : Optional.empty();
    }

    Optional<WildcardPattern> pattern() {
        return pattern;
    }

    /** Whether every text is in it. */
    boolean isUniversal() {
        return pattern.filter(WildcardPattern::isUniversal).isPresent();
    }

    /** Whether every text of this is certainly one of the other, which is not equal. */
    boolean isWithin(Language other) {
        if (pattern.isPresent() && other.pattern.isPresent()) {
            return pattern.get().isWithin(other.pattern.get());
        }
        if (other.isUniversal()) {
            return true;
        }
        if (only.isPresent()) {
            return Matchers.fits(other.matcher, only.get());
        }
        if (matcher instanceof Matcher.Compare narrow && other.matcher instanceof Matcher.Compare wide) {
            return isWithin(narrow, wide);
        }
        return matcher instanceof Matcher.InNetwork(Network narrow)
                && other.matcher instanceof Matcher.InNetwork(Network wide)
                && isWithin(narrow, wide);
    }

    /** Whether certainly no text is in both. */
    boolean isApartFrom(Language other) {
        if (pattern.isPresent() && other.pattern.isPresent()) {
            return pattern.get().isApartFrom(other.pattern.get());
        }
        if (only.isPresent()) {
            return !Matchers.fits(other.matcher, only.get());
        }
        if (other.only.isPresent()) {
            return !Matchers.fits(matcher, other.only.get());
        }
        if (matcher instanceof Matcher.Compare one && other.matcher instanceof Matcher.Compare two) {
            return isApart(one, two);
        }
        if (matcher instanceof Matcher.InNetwork(Network one)
                && other.matcher instanceof Matcher.InNetwork(Network two)) {
            return one.isIpv4() != two.isIpv4() || (!isWithin(one, two) && !isWithin(two, one));
        }
        return matcher instanceof Matcher.DatePartEquals(var part, int number)
                && other.matcher instanceof Matcher.DatePartEquals(var otherPart, int otherNumber)
                && part == otherPart
                && number != otherNumber;
    }

    private static boolean isWithin(Matcher.Compare narrow, Matcher.Compare wide) {
        if (isUpper(narrow) != isUpper(wide)) {
            return false;
        }
        int order = narrow.number().compareTo(wide.number());
        boolean sameBoundFits = !isStrict(wide) || isStrict(narrow);
        return order == 0 ? sameBoundFits : isUpper(narrow) == (order < 0);
    }

    private static boolean isApart(Matcher.Compare one, Matcher.Compare two) {
        if (isUpper(one) == isUpper(two)) {
            return false;
        }
        BigDecimal upper = isUpper(one) ? one.number() : two.number();
        BigDecimal lower = isUpper(one) ? two.number() : one.number();
        int order = lower.compareTo(upper);
        return order > 0 || (order == 0 && (isStrict(one) || isStrict(two)));
    }

    /** Whether it bounds from above. */
    private static boolean isUpper(Matcher.Compare compare) {
        return switch (compare.comparison()) {
            case LESS, LESS_OR_EQUAL -> true;
            case GREATER, GREATER_OR_EQUAL -> false;
        };
    }

    private static boolean isStrict(Matcher.Compare compare) {
        return switch (compare.comparison()) {
            case LESS, GREATER -> true;
            case LESS_OR_EQUAL, GREATER_OR_EQUAL -> false;
        };
    }

    private static boolean isWithin(Network narrow, Network wide) {
        return narrow.prefixLength() >= wide.prefixLength() && wide.contains(narrow.address());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Language language && matcher.equals(language.matcher);
    }

    @Override
    public int hashCode() {
        return matcher.hashCode();
    }
}
