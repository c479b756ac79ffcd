package dev.tocsin.sigma.model;

import dev.tocsin.sigma.source.Span;
import java.time.Duration;

/**
 * How long something may take, as correlation rules write it: a number and one of {@code s m h d w M y}.
 *
 * @param duration a month counts as 2,629,746 seconds and a year as 31,556,952, as in pySigma: the mean ones of the
 *     Gregorian calendar
 */
public record Timespan(String written, Duration duration, Span span) {}
