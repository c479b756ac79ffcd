package dev.tocsin.compiler.ioc;

import dev.tocsin.compiler.indicator.Provenance;
import java.util.List;
import java.util.stream.Collectors;

/** Places in published files as maps in braces, for entries that are written so. */
final class FlowText {
    private FlowText() {}

    static String of(List<Provenance> provenance) {
        return provenance.stream().map(FlowText::of).collect(Collectors.joining(", "));
    }

    private static String of(Provenance provenance) {
        String place = switch (provenance.place()) {
            case Provenance.Place.Line(int number) -> ProvenanceKey.LINE.word() + ": " + number;
            case Provenance.Place.Page(int number) -> ProvenanceKey.PAGE.word() + ": " + number;
            case Provenance.Place.ObjectId(String id) -> entry(ProvenanceKey.OBJECT, id);
        };
        String context =
                provenance.context().isBlank() ? "" : ", " + entry(ProvenanceKey.CONTEXT, provenance.context());
        return "{" + entry(ProvenanceKey.FILE, provenance.file()) + ", " + place + context + "}";
    }

    private static String entry(ProvenanceKey key, String text) {
        return key.word() + ": " + WrittenScalar.quoted(text, 0);
    }
}
