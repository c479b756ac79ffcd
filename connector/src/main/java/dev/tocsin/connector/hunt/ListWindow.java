package dev.tocsin.connector.hunt;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.indicator.IocList;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where hunting an IoC list begins if nobody says where.
 *
 * @param from the first day, in UTC: of the incident if the list says so, else {@link #DAYS_BEFORE} before its publication
 */
public record ListWindow(IocList list, LocalDate from) {
    /** Who publishes has looked into an incident for weeks. */
    private static final int DAYS_BEFORE = 90;

    /** That of one list. */
    public static ListWindow of(IocList list) {
        return new ListWindow(
                list, list.validFrom().orElseGet(() -> list.published().minusDays(DAYS_BEFORE)));
    }

    /** The earliest of those of the lists among the rules; empty if there is none. */
    public static Optional<ListWindow> earliest(Collection<CompiledRule> rules) {
        return rules.stream()
                .flatMap(rule -> rule.list().stream())
                .map(ListWindow::of)
                .min(Comparator.comparing(ListWindow::from)
                        .thenComparing(window -> window.list().id()));
    }

    /** Its first moment. */
    public Instant start() {
        return from.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** For people: {@code from 2023-08-09, where the incident of `LIST` begins}. */
    @Override
    public String toString() {
        return "from " + from + ", "
                + (list.validFrom().isPresent()
                        ? "where the incident of `" + list.title() + "` begins"
                        : DAYS_BEFORE + " days before `" + list.title() + "` was published");
    }
}
