package dev.tocsin.compiler.eval;

import dev.tocsin.compiler.ir.CaseFolding;
import dev.tocsin.compiler.ir.LetterCase;
import dev.tocsin.compiler.ir.Matcher;
import dev.tocsin.compiler.ir.Moments;
import dev.tocsin.compiler.ir.Portion;
import dev.tocsin.compiler.ir.Values;
import dev.tocsin.sigma.model.SigmaString;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
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
            case Matcher.OneOf(Values values) ->
                values.listed().stream().anyMatch(value -> shows(values.portion(), value.text(), text));
            case Matcher.NotBefore(Instant moment) ->
                Moments.read(text).map(read -> !read.isBefore(moment)).orElse(false);
        };
    }

    private static boolean shows(Portion portion, String value, String text) {
        List<Matcher> matchers = portion.matchers(value);
        return portion.readings(text).stream()
                .anyMatch(reading -> matchers.stream().anyMatch(matcher -> fits(matcher, reading)));
    }

    /** A part of a pattern, its letters made ready once. A wildcard has as many as it stands for at least. */
    private static final class Piece {
        enum Kind {
            TEXT,
            ANY_ONE,
            ANY_RUN
        }

        final Kind kind;
        final int[] letters;

        Piece(Kind kind, int[] letters) {
            this.kind = kind;
            this.letters = letters;
        }
    }

    private static boolean like(SigmaString pattern, LetterCase letterCase, String text) {
        List<Piece> parts = pattern.parts().stream()
                .map(part -> switch (part) {
                    case SigmaString.Part.Text(String literal) ->
                        new Piece(Piece.Kind.TEXT, folded(literal, letterCase));
                    case SigmaString.Part.AnyOne() -> new Piece(Piece.Kind.ANY_ONE, new int[1]);
                    case SigmaString.Part.AnyRun() -> new Piece(Piece.Kind.ANY_RUN, new int[0]);
                })
                .toList();
        return like(parts, 0, folded(text, letterCase), 0);
    }

    /** Tries the parts from {@code part} on against the text from {@code at} on. */
    private static boolean like(List<Piece> parts, int part, int[] text, int at) {
        if (part == parts.size()) {
            return at == text.length;
        }
        Piece expected = parts.get(part);
        if (expected.kind == Piece.Kind.ANY_ONE) {
            return at < text.length && like(parts, part + 1, text, at + 1);
        }
        if (expected.kind == Piece.Kind.TEXT) {
            return startsWith(text, at, expected.letters) && like(parts, part + 1, text, at + expected.letters.length);
        }
        if (part + 1 == parts.size()) {
            return true;
        }
        // The first place where the next stretch up to another any-run fits is as good as any later one, so the search
        // never needs to come back: that keeps it from taking exponential time.
        int end = stretchEnd(parts, part + 1);
        if (end == parts.size()) {
            int length = stretchLength(parts.subList(part + 1, end));
            return text.length - length >= at && like(parts, part + 1, text, text.length - length);
        }
        for (int start = at; start <= text.length; start++) {
            int after = stretchFits(parts.subList(part + 1, end), text, start);
            if (after >= 0) {
                return like(parts, end, text, after);
            }
        }
        return false;
    }

    private static int stretchEnd(List<Piece> parts, int from) {
        int end = from;
        while (end < parts.size() && parts.get(end).kind != Piece.Kind.ANY_RUN) {
            end++;
        }
        return end;
    }

    private static int stretchLength(List<Piece> stretch) {
        return stretch.stream().mapToInt(piece -> piece.letters.length).sum();
    }

    /** Where the stretch ends if it fits at {@code at}, else -1. */
    private static int stretchFits(List<Piece> stretch, int[] text, int at) {
        int position = at;
        for (Piece piece : stretch) {
            if (piece.kind == Piece.Kind.TEXT && !startsWith(text, position, piece.letters)) {
                return -1;
            }
            position += piece.letters.length;
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
            LocalDateTime time = LocalDateTime.parse(withT(text), DateTimeFormatter.ISO_DATE_TIME);
            return Optional.of(
                    switch (part) {
                        case MINUTE -> time.getMinute();
                        case HOUR -> time.getHour();
                        case DAY -> time.getDayOfMonth();
                        case WEEK -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
                        case MONTH -> time.getMonthValue();
                        case YEAR -> time.getYear();
                    });
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static String withT(String dateTime) {
        int end = "2023-10-28".length();
        return dateTime.length() > end && dateTime.charAt(end) == ' '
                ? dateTime.substring(0, end) + "T" + dateTime.substring(end + 1)
                : dateTime;
    }
}
