package dev.tocsin.compiler.eval;

import dev.tocsin.compiler.ir.CaseFolding;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.sigma.model.SigmaString;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a text fits a matcher: the meaning written in {@link Matcher}, step by step. */
public final class Matchers {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{1,40})?");

    private Matchers() {}

    /** Whether the text fits. */
    public static boolean fits(Matcher matcher, String text) {
        return switch (matcher) {
            case Matcher.Like(SigmaString pattern, LetterCase letterCase) -> like(pattern, letterCase, text);
            case Matcher.Matches matches ->
                matches.regex().pattern().matcher(text).find();
            case Matcher.InNetwork inNetwork -> inNetwork.network().contains(text);
            case Matcher.Compare(Matcher.Comparison comparison, BigDecimal number) ->
                decimal(text)
                        .map(value -> holds(comparison, value.compareTo(number)))
                        .orElse(false);
            case Matcher.DatePartEquals(Matcher.DatePart part, int number) ->
                part(part, text).equals(Optional.of(number));
        };
    }

    private static boolean like(SigmaString pattern, LetterCase letterCase, String text) {
        int[] characters = folded(text, letterCase);
        return like(pattern.parts(), 0, letterCase, characters, 0);
    }

    /** Tries the parts from {@code part} on against the text from {@code at} on. */
    private static boolean like(List<SigmaString.Part> parts, int part, LetterCase letterCase, int[] text, int at) {
        if (part == parts.size()) {
            return at == text.length;
        }
        return switch (parts.get(part)) {
            case SigmaString.Part.AnyOne() -> at < text.length && like(parts, part + 1, letterCase, text, at + 1);
            case SigmaString.Part.Text(String literal) -> {
                int[] expected = folded(literal, letterCase);
                yield startsWith(text, at, expected) && like(parts, part + 1, letterCase, text, at + expected.length);
            }
            case SigmaString.Part.AnyRun() -> {
                if (part + 1 == parts.size()) {
                    yield true;
                }
                // The first place where the next stretch up to another any-run fits is as good as any later one, so
                // the search never needs to come back: that keeps it from taking exponential time.
                int end = stretchEnd(parts, part + 1);
                if (end == parts.size()) {
                    int length = stretchLength(parts, part + 1, end);
                    yield text.length - length >= at && like(parts, part + 1, letterCase, text, text.length - length);
                }
                for (int start = at; start <= text.length; start++) {
                    int after = stretchFits(parts, part + 1, end, letterCase, text, start);
                    if (after >= 0) {
                        yield like(parts, end, letterCase, text, after);
                    }
                }
                yield false;
            }
        };
    }

    private static int stretchEnd(List<SigmaString.Part> parts, int from) {
        int end = from;
        while (end < parts.size() && !(parts.get(end) instanceof SigmaString.Part.AnyRun)) {
            end++;
        }
        return end;
    }

    private static int stretchLength(List<SigmaString.Part> parts, int from, int to) {
        return parts.subList(from, to).stream()
                .mapToInt(part -> switch (part) {
                    case SigmaString.Part.Text(String literal) -> literal.codePointCount(0, literal.length());
                    case SigmaString.Part.AnyOne() -> 1;
                    case SigmaString.Part.AnyRun() -> 0;
                })
                .sum();
    }

    /** Where the stretch ends if it fits at {@code at}, else -1. */
    private static int stretchFits(
            List<SigmaString.Part> parts, int from, int to, LetterCase letterCase, int[] text, int at) {
        int position = at;
        for (SigmaString.Part part : parts.subList(from, to)) {
            switch (part) {
                case SigmaString.Part.Text(String literal) -> {
                    int[] expected = folded(literal, letterCase);
                    if (!startsWith(text, position, expected)) {
                        return -1;
                    }
                    position += expected.length;
                }
                case SigmaString.Part.AnyOne() -> position++;
                case SigmaString.Part.AnyRun() -> throw new IllegalStateException("a stretch has no any-run");
            }
        }
        return position <= text.length ? position : -1;
    }

    private static boolean startsWith(int[] text, int at, int[] expected) {
        if (at + expected.length > text.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (text[at + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static int[] folded(String text, LetterCase letterCase) {
        return switch (letterCase) {
            case IGNORED -> CaseFolding.fold(text).codePoints().toArray();
            case EXACT -> text.codePoints().toArray();
        };
    }

    private static Optional<BigDecimal> decimal(String text) {
        return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static boolean holds(Matcher.Comparison comparison, int order) {
        return switch (comparison) {
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }

    private static Optional<Integer> part(Matcher.DatePart part, String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            return Optional.of(
                    switch (part) {
                        case MINUTE -> time.getMinute();
                        case HOUR -> time.getHour();
                        case DAY -> time.getDayOfMonth();
                        case WEEK -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
                        case MONTH -> time.getMonthValue();
                        case YEAR -> time.get(ChronoField.YEAR);
                    });
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
