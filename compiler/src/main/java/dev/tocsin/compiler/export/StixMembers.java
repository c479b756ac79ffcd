package dev.tocsin.compiler.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.indicator.Provenance.Place;
import dev.tocsin.compiler.notation.StixExtension;
import dev.tocsin.compiler.notation.TermNotation;
import java.util.List;

/** What our extension adds to objects: what a list says and STIX has no member for. */
final class StixMembers {
    /** What the definition of the extension says it is; STIX wants a schema or its explanation. */
    static final String EXPLANATION = """
            On an indicator: `term`, what is looked for, as JSON in the words of Tocsin's IoC lists (type, value, \
            condition, match; all, any, not); `role`, `note`, `source`; `valid_until`, the last day that counts, or \
            `never`; `provenance`, where the value was read (file; line, page or object; context). `seal` is the first \
            half of a SHA-256 over pattern, name, description, confidence and valid_until of the indicator: where it \
            does not fit them, the extension is out of date. On a report: `level` and `tags` as in Sigma, `valid_from` \
            the first day of the incident. The objects named-pipe and scheduled-task have a `name`.""";

    private StixMembers() {}

    private static ObjectNode extension(ObjectNode object) {
        return object.withObject("/extensions").putObject(StixExtension.ID).put("extension_type", "property-extension");
    }

    /** On an object that has all its standard members. */
    static void add(ObjectNode object, Indicator indicator, IocList list) {
        Details details = indicator.details();
        ObjectNode members = extension(object);
        List<String> sealed = StixExtension.sealed().stream()
                .map(member -> object.path(member).asText(""))
                .toList();
        members.put("seal", StixExtension.seal(sealed));
        members.put("term", TermNotation.write(indicator.term()));
        details.role().ifPresent(role -> members.put("role", role));
        details.note().ifPresent(note -> members.put("note", note));
        details.source().ifPresent(source -> members.put("source", source));
        // What follows from the type follows for the reader too.
        details.expiry().or(list::expiry).ifPresent(expiry -> members.put("valid_until", expiry.text()));
        if (!details.provenance().isEmpty()) {
            ArrayNode places = members.putArray("provenance");
            details.provenance().forEach(provenance -> place(places.addObject(), provenance));
        }
    }

    private static void place(ObjectNode node, Provenance provenance) {
        node.put("file", provenance.file());
        switch (provenance.place()) {
            case Place.Line(int number) -> node.put("line", number);
            case Place.Page(int number) -> node.put("page", number);
            case Place.ObjectId(String id) -> node.put("object", id);
        }
        node.put("context", provenance.context());
    }

    /** On the report, which is the list as a whole. */
    static void add(ObjectNode report, IocList list) {
        ObjectNode members = extension(report);
        members.put("level", list.level().word());
        list.validFrom().ifPresent(day -> members.put("valid_from", day.toString()));
        if (!list.tags().isEmpty()) {
            ArrayNode tags = members.putArray("tags");
            list.tags().forEach(tags::add);
        }
    }
}
