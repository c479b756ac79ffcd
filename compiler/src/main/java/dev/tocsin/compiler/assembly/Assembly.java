package dev.tocsin.compiler.assembly;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.HoldReason;
import dev.tocsin.compiler.extraction.PublicationFacts;
import dev.tocsin.compiler.indicator.Confidence;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.indicator.Tlp;
import dev.tocsin.compiler.screening.Screening;
import dev.tocsin.sigma.model.Level;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Puts a list together. */
public final class Assembly {
    /** How many characters a title may have. */
    public static final int LONGEST_TITLE = 256;

    private final Screening screening;
    private final Wanted wanted;
    private final LocalDate today;
    private final Optional<IocList> before;

    /**
     * Assembles by these rules.
     *
     * @param today stands in where no publication says when it was published
     * @param before the list as it is, which says what a newer edition does not
     */
    public Assembly(Screening screening, Wanted wanted, LocalDate today, Optional<IocList> before) {
        this.screening = screening;
        this.wanted = wanted;
        this.today = today;
        this.before = before;
    }

    /** One list of all that was read, which may be without indicators. */
    public Assembled assemble(List<ReadPublication> readings, ListFacts facts) {
        DistinctIndicators taken = new DistinctIndicators();
        List<Extracted.HeldBack> held = new ArrayList<>();
        for (ReadPublication reading : readings) {
            for (Extracted item : reading.extraction().items()) {
                switch (item) {
                    case Extracted.Taken found -> sort(screening.screen(found), taken, held);
                    case Extracted.HeldBack back -> sort(back, taken, held);
                }
            }
        }
        // Who calls a file clean means it also where the same publication lists it.
        held.stream()
                .filter(item -> item.reason() == HoldReason.BENIGN)
                .flatMap(item -> item.indicator().stream())
                .forEach(taken::remove);
        List<Extracted.HeldBack> kept = held.stream()
                .filter(item -> item.indicator().filter(taken::has).isEmpty())
                .distinct()
                .toList();
        List<String> assumptions = new ArrayList<>();
        return new Assembled(list(readings, facts, taken, assumptions), kept, assumptions);
    }

    private void sort(Extracted item, DistinctIndicators taken, List<Extracted.HeldBack> held) {
        switch (item) {
            case Extracted.Taken(var indicator, var basis) -> taken.add(indicator);
            case Extracted.HeldBack back -> {
                if (back.indicator().isPresent() && wanted.includes(back)) {
                    taken.add(back.indicator().get());
                } else {
                    held.add(back);
                }
            }
        }
    }

    private IocList list(
            List<ReadPublication> readings, ListFacts facts, DistinctIndicators taken, List<String> assumptions) {
        String files = String.join(
                ", ",
                readings.stream().map(reading -> reading.publication().name()).toList());
        Set<String> tags = new LinkedHashSet<>(facts.tags());
        readings.forEach(reading -> tags.addAll(reading.extraction().facts().tags()));
        String title =
                facts.title().or(() -> first(readings, PublicationFacts::title)).orElse("Indicators of " + files);
        return new IocList(
                facts.id().orElseGet(() -> id(readings)),
                title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1) + "…",
                first(readings, PublicationFacts::description),
                new IocList.Source(
                        facts.sourceName()
                                .or(() -> first(readings, PublicationFacts::publisher))
                                .or(() -> before.map(list -> list.source().name()))
                                .orElseGet(() -> assumed(
                                        files, "the file name stands for its publisher", "--source", assumptions)),
                        facts.sourceUrl().or(() -> first(readings, PublicationFacts::url))),
                facts.tlp()
                        .or(() -> first(readings, PublicationFacts::tlp))
                        .or(() -> before.map(IocList::tlp))
                        .orElseGet(() -> assumed(
                                Tlp.AMBER,
                                "nothing says with whom it may be shared, so it is TLP:AMBER",
                                "--tlp",
                                assumptions)),
                facts.published()
                        .or(() -> first(readings, PublicationFacts::published))
                        .or(() -> before.map(IocList::published))
                        .orElseGet(() -> assumed(
                                today,
                                "nothing says when it was published, so it is today",
                                "--published",
                                assumptions)),
                facts.validFrom(),
                facts.expiry(),
                facts.confidence().orElse(Confidence.MEDIUM),
                facts.level().or(() -> first(readings, PublicationFacts::level)).orElse(Level.HIGH),
                List.copyOf(tags),
                List.of(),
                taken.indicators(),
                List.of());
    }

    private static <T> T assumed(T value, String what, String option, List<String> assumptions) {
        assumptions.add(what + "; " + option + " says it better");
        return value;
    }

    private static <T> Optional<T> first(List<ReadPublication> readings, Function<PublicationFacts, Optional<T>> fact) {
        return readings.stream()
                .flatMap(reading -> fact.apply(reading.extraction().facts()).stream())
                .findFirst();
    }

    /** The same for the same files, so that an import that is repeated gives the same list. */
    private static String id(List<ReadPublication> readings) {
        Hasher hasher = Hashing.sha256().newHasher();
        for (ReadPublication reading : readings) {
            byte[] content = reading.publication().content();
            hasher.putInt(content.length).putBytes(content);
        }
        return UUID.nameUUIDFromBytes(hasher.hash().asBytes()).toString();
    }
}
