package dev.tocsin.connector.hunt;

import dev.tocsin.connector.EnvironmentException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A moment as people write it: {@code 2023-10-28}, {@code 2023-10-28T14:30}, {@code 2023-10-28T14:30:00+01:00}, or
 * Elasticsearch's date mathematics without rounding, {@code now-7d}. Without an offset it is UTC, as in Elasticsearch.
 */
public final class TimeExpression {
    private static final Pattern NOW = Pattern.compile("now((?:[+-]\\d{1,6}[smhdwMy])*)");
    private static final Pattern STEP = Pattern.compile("([+-])(\\d+)([smhdwMy])");

    private TimeExpression() {}

    /** Which end of a window the expression stands for. */
    public enum Edge {
        /** A day means its beginning. */
        FROM,
        /** A day means all of it, so the window ends with its last moment. */
        TO
    }

    /**
     * Reads a moment.
     *
     * @throws EnvironmentException if the text is none
     */
    public static Instant parse(String text, Edge edge, Clock clock) {
        Matcher now = NOW.matcher(text);
        if (now.matches()) {
            return shifted(clock.instant().atZone(ZoneOffset.UTC), now.group(1));
        }
        try {
            if (text.indexOf('T') < 0) {
                LocalDate day = LocalDate.parse(text);
                LocalDate first = switch (edge) {
                    case FROM -> day;
                    case TO -> day.plusDays(1);
                };
                return first.atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            return hasOffset(text)
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException failure) {
            throw new EnvironmentException(
                    "`" + text + "` is no point in time",
                    "write 2023-10-28, 2023-10-28T14:30:00Z or now-7d (units s m h d w M y)",
                    failure);
        }
    }

    private static boolean hasOffset(String text) {
        String time = text.substring(text.indexOf('T'));
        return time.endsWith("Z") || time.indexOf('+') > 0 || time.indexOf('-') > 0;
    }

    private static Instant shifted(ZonedDateTime start, String steps) {
        ZonedDateTime moment = start;
        Matcher step = STEP.matcher(steps);
        while (step.find()) {
            long amount = Long.parseLong(step.group(2)) * (step.group(1).equals("-") ? -1 : 1);
            moment = moment.plus(
                    amount,
                    switch (step.group(3)) {
                        case "s" -> ChronoUnit.SECONDS;
                        case "m" -> ChronoUnit.MINUTES;
                        case "h" -> ChronoUnit.HOURS;
                        case "d" -> ChronoUnit.DAYS;
                        case "w" -> ChronoUnit.WEEKS;
                        case "M" -> ChronoUnit.MONTHS;
                        case "y" -> ChronoUnit.YEARS;
                        default -> throw new IllegalStateException(step.group(3));
                    });
        }
        return moment.toInstant();
    }
}
