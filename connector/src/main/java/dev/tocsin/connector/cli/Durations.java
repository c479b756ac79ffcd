package dev.tocsin.connector.cli;

import dev.tocsin.connector.EnvironmentException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 90s}, {@code 30m}, {@code 2h}, {@code 7d}. */
final class Durations {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})([smhd])");

    private Durations() {}

    /** Reads a duration of at least a second. */
    static Duration parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches() || Long.parseLong(written.group(1)) == 0) {
            throw new EnvironmentException("`" + text + "` is no duration", "write it like 90s, 30m, 2h or 7d");
        }
        long amount = Long.parseLong(written.group(1));
        return switch (written.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
