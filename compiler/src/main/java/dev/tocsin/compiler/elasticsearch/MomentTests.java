package dev.tocsin.compiler.elasticsearch;

import dev.tocsin.compiler.approximation.Bounds;
import dev.tocsin.compiler.approximation.Formula;
import dev.tocsin.compiler.approximation.Reason;
import dev.tocsin.compiler.elasticsearch.IndexedFields.IndexedField;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/**
 * Fields of type {@code date}, which index milliseconds, and {@code date_nanos}. They read a text as the predicate does,
 * if the mapping gives them no format of their own.
 */
final class MomentTests {
    static final Set<String> TYPES = Set.of("date", "date_nanos");

    private static final String NANOSECONDS = "date_nanos";
    private static final Instant FIRST = Instant.EPOCH;
    /** A little before what fits into a signed number of 64 bits. */
    private static final Instant LAST = Instant.parse("2262-01-01T00:00:00Z");

    private MomentTests() {}

    static Bounds<Clause> notBefore(IndexedField field, Instant moment) {
        boolean nanoseconds = field.types().contains(NANOSECONDS);
        boolean uncounted = nanoseconds && (moment.isBefore(FIRST) || moment.isAfter(LAST));
        if (uncounted || !hasFourDigitYear(moment)) {
            return Bounds.within(FieldTests.presentOrIgnored(field), field.name(), Reason.OTHER_TYPE);
        }
        Instant whole = moment.truncatedTo(ChronoUnit.MILLIS);
        boolean exact = whole.equals(moment) || field.types().equals(Set.of(NANOSECONDS));
        Formula<Clause> under = from(field, exact ? moment : whole.plus(Duration.ofMillis(1)));
        Formula<Clause> over = from(field, exact ? moment : whole);
        // A moment beyond what nanoseconds can count may have been left out of the index.
        Formula<Clause> all = nanoseconds ? Formula.any(List.of(over, FieldTests.ignored(field))) : over;
        return exact && !nanoseconds
                ? Bounds.exactly(over)
                : Bounds.between(under, all, field.name(), Reason.IGNORED_VALUE);
    }

    private static boolean hasFourDigitYear(Instant moment) {
        return !moment.isBefore(Instant.parse("0001-01-01T00:00:00Z"))
                && moment.isBefore(Instant.parse("9999-12-31T00:00:00Z"));
    }

    private static Formula<Clause> from(IndexedField field, Instant moment) {
        return Formula.leaf(new Clause.NotBefore(field.name(), moment));
    }
}
