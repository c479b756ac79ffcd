package dev.tocsin.compiler.intake.stix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.compiler.indicator.Confidence;
import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Expiry;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.indicator.Provenance.Place;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.notation.StixExtension;
import dev.tocsin.compiler.notation.TermNotation;
import dev.tocsin.sigma.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What our own extension says of an indicator that STIX has no member for. */
final class ExtendedIndicator {
    /** As many places as anybody reads; a file may name any number. */
    private static final int MOST_PLACES = 50;

    private static final int LONGEST = 10_000;

    private ExtendedIndicator() {}

    /** The members of the extension; empty on an object without it. */
    static JsonNode members(JsonNode object) {
        return object.path("extensions").path(StixExtension.ID);
    }

    /**
     * The indicator whole; empty without the extension, and where somebody changed the object since.
     *
     * @param provenance of the object, behind which come the places that the list named
     */
    static Optional<Indicator> read(JsonNode object, Optional<Confidence> confidence, Provenance provenance) {
        JsonNode members = members(object);
        List<String> sealed = StixExtension.sealed().stream()
                .map(member -> object.path(member).asText(""))
                .toList();
        if (!members.path("seal").asText("").equals(StixExtension.seal(sealed))) {
            return Optional.empty();
        }
        Optional<String> name = text(object, "name");
        Optional<Term> term = text(members, "term").flatMap(TermNotation::read).filter(Term::isTelling);
        if (name.isEmpty() || term.isEmpty()) {
            return Optional.empty();
        }
        List<Provenance> places = new ArrayList<>(List.of(provenance));
        for (JsonNode place : members.path("provenance")) {
            if (places.size() <= MOST_PLACES) {
                place(place).ifPresent(places::add);
            }
        }
        Details details = new Details(
                text(members, "role"),
                confidence,
                text(members, "valid_until").flatMap(Expiry::of),
                text(members, "source"),
                text(members, "note"),
                places);
        return Optional.of(new Indicator(name.get(), term.get(), details, new Span(0, 0)));
    }

    private static Optional<String> text(JsonNode node, String member) {
        return Optional.of(node.path(member).asText("")).filter(text -> !text.isBlank() && text.length() <= LONGEST);
    }

    private static Optional<Provenance> place(JsonNode node) {
        String file = node.path("file").asText("");
        Place place = node.path("line").isInt()
                ? new Place.Line(node.path("line").asInt())
                : node.path("page").isInt()
                        ? new Place.Page(node.path("page").asInt())
                        : new Place.ObjectId(node.path("object").asText(""));
        return file.isBlank()
                ? Optional.empty()
                : Optional.of(new Provenance(
                        file,
                        place,
                        StixIndicators.shortened(node.path("context").asText(""))));
    }
}
