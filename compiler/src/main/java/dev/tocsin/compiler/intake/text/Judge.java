package dev.tocsin.compiler.intake.text;

import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extracted.Basis;
import dev.tocsin.compiler.extraction.HoldReason;
import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.indicator.ValueReading;
import dev.tocsin.compiler.intake.text.Sighting.Defanging;
import dev.tocsin.compiler.refang.Recognition;
import dev.tocsin.sigma.source.Span;
import java.util.List;
import java.util.Optional;

/** Decides what becomes of a sighting: taken, or held back and why. */
final class Judge {
    private final Custom custom;

    Judge(Custom custom) {
        this.custom = custom;
    }

    /** Whether a publication defangs what is dangerous; if so, what is plain in its sentences is not. */
    enum Custom {
        DEFANGS,
        WRITES_PLAINLY
    }

    /** What is extracted for a sighting at this place. */
    Extracted judge(Sighting sighting, Spot spot) {
        return switch (sighting.recognition()) {
            case Recognition.Broken(String why) -> held(sighting, Optional.empty(), HoldReason.NOT_VALID, why, spot);
            case Recognition.Lookalike(Optional<Recognition.Value> as, String why) ->
                held(sighting, as.map(value -> indicator(value, spot)), HoldReason.LOOKALIKE, why, spot);
            case Recognition.Value value -> value(sighting, value, spot);
            case Recognition.Nothing() -> throw new IllegalArgumentException("no sighting: " + sighting);
        };
    }

    private Extracted value(Sighting sighting, Recognition.Value value, Spot spot) {
        Recognition.Value typed = typed(value, spot.topic());
        Indicator indicator = indicator(typed, spot);
        Optional<Objection> objection = Objections.to(sighting, typed, spot, custom);
        if (objection.isPresent()) {
            return held(
                    sighting,
                    Optional.of(indicator),
                    objection.get().reason(),
                    objection.get().why(),
                    spot);
        }
        return new Extracted.Taken(indicator, spot.basis());
    }

    /**
     * A host with a path is a URL whose scheme nobody wrote. It is taken beside its host, which may be one that everybody
     * uses.
     */
    Optional<Extracted> url(Sighting sighting, Spot spot) {
        if (!(sighting.recognition() instanceof Recognition.Value value)
                || sighting.written().contains("://")) {
            return Optional.empty();
        }
        boolean meant =
                !isPlain(sighting) || (spot.basis() == Basis.DECLARED && !ReferenceHosts.contains(value.text()));
        String stretch = value.text() + value.rest();
        boolean valid = value.rest().indexOf('/') >= 0
                && IndicatorType.URL.read("http://" + stretch) instanceof ValueReading.Valid;
        return meant && valid && Objections.to(sighting, value, spot, custom).isEmpty()
                ? Optional.of(new Extracted.Taken(indicator(stretch(stretch), spot, note(spot)), spot.basis()))
                : Optional.empty();
    }

    private static Term.Value stretch(String url) {
        return new Term.Value(IndicatorType.URL, Condition.CONTAINS, url, IndicatorType.URL.defaultScopes());
    }

    private static Optional<String> note(Spot spot) {
        return Optional.of(spot.note()).filter(note -> !note.isEmpty());
    }

    /** Why a value is not taken. */
    record Objection(HoldReason reason, String why) {}

    /** Under "Imphash", 32 digits are no MD5. */
    private static Recognition.Value typed(Recognition.Value value, Topic topic) {
        boolean imphash = value.type() == IndicatorType.MD5 && topic.type().equals(Optional.of(IndicatorType.IMPHASH));
        return imphash ? new Recognition.Value(IndicatorType.IMPHASH, value.text(), value.rest()) : value;
    }

    static Indicator indicator(Recognition.Value value, Spot spot) {
        Optional<String> published = value.rest().isEmpty() || value.rest().equals("/")
                ? Optional.empty()
                : Optional.of("published with " + value.rest());
        Optional<String> note = spot.note().isEmpty()
                ? published
                : published.map(text -> text + "; " + spot.note()).or(() -> Optional.of(spot.note()));
        return indicator(Term.Value.of(value.type(), value.text()), spot, note);
    }

    static Indicator indicator(Term.Value term, Spot spot, Optional<String> note) {
        Optional<String> role = spot.basis() == Basis.DECLARED ? spot.role() : Optional.empty();
        Details details = new Details(
                role, Optional.empty(), Optional.empty(), Optional.empty(), note, List.of(spot.provenance()));
        return Indicator.of(term, details, new Span(0, 0));
    }

    private static Extracted held(
            Sighting sighting, Optional<Indicator> indicator, HoldReason reason, String why, Spot spot) {
        return new Extracted.HeldBack(Context.shortened(sighting.written()), indicator, reason, why, spot.provenance());
    }

    static boolean isPlain(Sighting sighting) {
        return sighting.defanging() == Defanging.PLAIN;
    }
}
