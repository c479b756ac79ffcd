package dev.tocsin.compiler.ir;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Moments in texts as a {@code date} field of Elasticsearch reads them by default ({@code
 * strict_date_optional_time||epoch_millis}), so that a rule and the index know the same time of an event.
 */
public final class Moments {
    private static final Pattern DATE_AND_TIME = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2})"
            + "(?:T(?:(\\d{2})(?::(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?)?(Z|[+-]\\d{2}(?::?\\d{2})?)?)?)?)?)?");

    private static final Pattern MILLISECONDS = Pattern.compile("-?\\d{1,18}(\\.\\d{1,6})?");

    private Moments() {}

    /**
     * The moment that a text is: a date, with or without a time of day, in ISO 8601's extended format, in UTC if it has no
     * offset; or milliseconds since 1970. Empty for other texts.
     */
    public static Optional<Instant> read(String text) {
        Matcher written = DATE_AND_TIME.matcher(text);
        try {
            if (written.matches()) {
                return Optional.of(LocalDateTime.of(
                                number(written.group(1), 1),
                                number(written.group(2), 1),
                                number(written.group(3), 1),
                                number(written.group(4), 0),
                                number(written.group(5), 0),
                                number(written.group(6), 0),
                                nanoseconds(written.group(7)))
                        .toInstant(offset(written.group(8))));
            }
            return MILLISECONDS.matcher(text).matches()
                    ? Optional.of(sinceEpoch(new BigDecimal(text)))
                    : Optional.empty();
        } catch (DateTimeException notAMoment) {
            return Optional.empty();
        }
    }

    private static int number(@Nullable String digits, int absent) {
        return digits == null ? absent : Integer.parseInt(digits);
    }

    private static int nanoseconds(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    }

    private static ZoneOffset offset(@Nullable String written) {
        return written == null ? ZoneOffset.UTC : ZoneOffset.of(written);
    }

    private static Instant sinceEpoch(BigDecimal milliseconds) {
        BigDecimal whole = milliseconds.setScale(0, RoundingMode.FLOOR);
        long nanoseconds = milliseconds.subtract(whole).movePointRight(6).longValue();
        return Instant.ofEpochMilli(whole.longValueExact()).plusNanos(nanoseconds);
    }
}
