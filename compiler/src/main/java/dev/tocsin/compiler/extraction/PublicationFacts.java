package dev.tocsin.compiler.extraction;

import dev.tocsin.compiler.indicator.Tlp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a publication says about itself, where it does. */
public record PublicationFacts(
        Optional<String> title,
        Optional<String> description,
        Optional<String> publisher,
        Optional<String> url,
        Optional<Tlp> tlp,
        Optional<LocalDate> published,
        List<String> tags) {
    public PublicationFacts {
        tags = List.copyOf(tags);
    }

    /** Of a publication that says nothing. */
    public static PublicationFacts none() {
        return new PublicationFacts(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
