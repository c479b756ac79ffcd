package dev.tocsin.compiler.extraction;

import dev.tocsin.compiler.indicator.Tlp;
import dev.tocsin.sigma.model.Level;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a publication says about itself, where it does.
 *
 * @param level how urgent its publisher holds the threat to be
 */
public record PublicationFacts(
        Optional<String> title,
        Optional<String> description,
        Optional<String> publisher,
        Optional<String> url,
        Optional<Tlp> tlp,
        Optional<LocalDate> published,
        List<String> tags,
        Optional<Level> level) {
    public PublicationFacts {
        tags = List.copyOf(tags);
    }

    /** Of a publication that does not say how urgent it is. */
    public PublicationFacts(
            Optional<String> title,
            Optional<String> description,
            Optional<String> publisher,
            Optional<String> url,
            Optional<Tlp> tlp,
            Optional<LocalDate> published,
            List<String> tags) {
        this(title, description, publisher, url, tlp, published, tags, Optional.empty());
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
