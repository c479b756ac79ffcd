package dev.tocsin.compiler.assembly;

import dev.tocsin.compiler.indicator.Confidence;
import dev.tocsin.compiler.indicator.Expiry;
import dev.tocsin.compiler.indicator.Tlp;
import dev.tocsin.sigma.model.Level;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a person says about a list; what is absent, the publications say, or the defaults. */
public record ListFacts(
        Optional<String> id,
        Optional<String> title,
        Optional<String> sourceName,
        Optional<String> sourceUrl,
        Optional<Tlp> tlp,
        Optional<LocalDate> published,
        Optional<LocalDate> validFrom,
        Optional<Expiry> expiry,
        Optional<Confidence> confidence,
        Optional<Level> level,
        List<String> tags) {
    public ListFacts {
        tags = List.copyOf(tags);
    }

    /** Of somebody who leaves everything to the publications. */
    public static ListFacts none() {
        return new ListFacts(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
