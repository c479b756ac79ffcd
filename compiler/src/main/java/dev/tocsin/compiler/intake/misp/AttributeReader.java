package dev.tocsin.compiler.intake.misp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.HoldReason;
import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IndicatorKind;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.indicator.ValueReading;
import dev.tocsin.compiler.intake.misp.Attribute.Author;
import dev.tocsin.compiler.intake.published.Digests;
import dev.tocsin.compiler.intake.published.Notes;
import dev.tocsin.compiler.intake.published.Pairs;
import dev.tocsin.compiler.intake.published.Reading;
import dev.tocsin.compiler.notation.TermNotation;
import dev.tocsin.sigma.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Attributes and objects of events to items, in their order. */
final class AttributeReader {
    private static final Set<String> PORTS = Set.of("dst-port", "src-port", "port");

    private final String file;
    private final List<Extracted> items = new ArrayList<>();

    AttributeReader(String file) {
        this.file = file;
    }

    List<Extracted> items() {
        return items;
    }

    void read(Attribute attribute) {
        for (Reading reading : attribute.readings()) {
            items.add(item(attribute, reading, List.of()));
        }
    }

    /** A value that somebody proposes to the publisher, who has not taken it. */
    void readProposal(Attribute attribute) {
        for (Reading reading : attribute.readings()) {
            if (reading instanceof Reading.Found(Term term, Optional<String> remark)) {
                Indicator indicator =
                        indicator(term, attribute.details(file, remark.stream().toList()));
                items.add(held(
                        attribute,
                        indicator,
                        HoldReason.NOT_FOR_DETECTION,
                        "somebody proposes it, and the publisher has not accepted it"));
            }
        }
    }

    void readObject(JsonNode object, Author author) {
        List<Attribute> attributes = new ArrayList<>();
        for (JsonNode node : object.path("Attribute")) {
            attributes.add(new Attribute(node, object, author));
        }
        switch (Attribute.text(object, "name")) {
            case "file", "pe", "macho", "elf" -> readFile(attributes);
            case "registry-key", "registry-key-value" -> readKey(attributes);
            case "tocsin-indicator" -> readOwn(attributes);
            default -> {
                List<String> ports = attributes.stream()
                        .filter(attribute -> PORTS.contains(attribute.relation()) && !attribute.isDeleted())
                        .map(attribute -> attribute.relation() + " " + attribute.value())
                        .toList();
                for (Attribute attribute : attributes) {
                    for (Reading reading : attribute.readings()) {
                        items.add(item(attribute, reading, isNetwork(reading) ? ports : List.of()));
                    }
                }
            }
        }
    }

    /** The digests of one file are one indicator; beside them, its name is kept and not looked for. */
    private void readFile(List<Attribute> attributes) {
        List<Reading> digests = new ArrayList<>();
        List<Attribute> digested = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Attribute> named = new ArrayList<>();
        for (Attribute attribute : attributes) {
            List<Reading> readings = attribute.readings();
            Optional<Reading> only = readings.size() == 1 ? Optional.of(readings.getFirst()) : Optional.empty();
            if (only.flatMap(Digests::type).isPresent() && isTaken(attribute, only.get())) {
                digests.add(only.get());
                digested.add(attribute);
            } else if (only.filter(AttributeReader::isName).isPresent() && isTaken(attribute, only.get())) {
                names.add("file " + attribute.value());
                named.add(attribute);
            } else {
                read(attribute);
            }
        }
        if (digests.isEmpty()) {
            named.forEach(this::read);
            return;
        }
        List<Provenance> places =
                digested.stream().map(attribute -> attribute.provenance(file)).toList();
        for (Reading reading : ofOneFile(digests, digested.getFirst().author())) {
            if (reading instanceof Reading.Found(Term term, Optional<String> remark)) {
                List<String> remarks = new ArrayList<>(remark.stream().toList());
                remarks.addAll(names);
                Details own = digested.getFirst().details(file, remarks);
                Details details = new Details(
                        own.role(),
                        own.confidence(),
                        own.expiry(),
                        own.source(),
                        own.note(),
                        term instanceof Term.Value ? own.provenance() : places);
                items.add(new Extracted.Taken(indicator(term, details), Extracted.Basis.DECLARED));
            }
        }
        for (Attribute attribute : named) {
            for (Reading reading : attribute.readings()) {
                items.add(item(attribute, Pairs.besideDigest(reading), List.of()));
            }
        }
    }

    /** Our own export writes them in the order of the list. */
    private static List<Reading> ofOneFile(List<Reading> digests, Author author) {
        List<Term> terms = digests.stream()
                .flatMap(digest -> digest instanceof Reading.Found found ? Stream.of(found.term()) : Stream.empty())
                .toList();
        return author == Author.TOCSIN && terms.size() > 1
                ? List.of(new Reading.Found(new Term.Any(terms), Optional.empty()))
                : Digests.ofOneFile(digests);
    }

    /** Key, name and data of a registry value are seen in one event; a key alone may be one that every machine has. */
    private void readKey(List<Attribute> attributes) {
        Optional<Attribute> key = related(attributes, "key").filter(Attribute::isForDetection);
        Optional<Attribute> data = related(attributes, "data");
        if (key.isEmpty() || key.get().isDeleted()) {
            attributes.forEach(this::read);
            return;
        }
        String path = related(attributes, "name")
                .map(Attribute::value)
                .filter(name -> !name.isEmpty())
                .map(name -> key.get().value().replaceAll("\\\\+$", "") + "\\" + name)
                .orElse(key.get().value());
        Optional<Term> where = term(IndicatorType.REGISTRY_KEY, path);
        Optional<Term> what = data.map(Attribute::value).flatMap(text -> term(IndicatorType.REGISTRY_DATA, text));
        if (where.isEmpty()) {
            attributes.forEach(this::read);
            return;
        }
        Term term = what.<Term>map(written -> new Term.All(List.of(where.get(), written)))
                .orElse(where.get());
        items.add(item(key.get(), new Reading.Found(term, Optional.empty()), List.of()));
        for (Attribute attribute : attributes) {
            if (!Set.of("key", "name").contains(attribute.relation())
                    && !(what.isPresent() && attribute.relation().equals("data"))) {
                read(attribute);
            }
        }
    }

    /** What our own export wrote because MISP has no place for it. */
    private void readOwn(List<Attribute> attributes) {
        Optional<Attribute> notation = related(attributes, "term");
        Optional<Term> term = notation.map(Attribute::value).flatMap(TermNotation::read);
        if (term.isEmpty()) {
            attributes.forEach(this::read);
            return;
        }
        String name = related(attributes, "name").map(Attribute::value).orElse(Reading.name(term.get()));
        Details details = notation.get().details(file, List.of());
        items.add(judged(notation.get(), new Indicator(name, term.get(), details, new Span(0, 0))));
    }

    private static Optional<Attribute> related(List<Attribute> attributes, String relation) {
        return attributes.stream()
                .filter(attribute -> attribute.relation().equals(relation))
                .findFirst();
    }

    private static Optional<Term> term(IndicatorType type, String text) {
        return type.read(text) instanceof ValueReading.Valid(String value)
                ? Optional.of(Term.Value.of(type, value))
                : Optional.empty();
    }

    private static boolean isNetwork(Reading reading) {
        return reading instanceof Reading.Found found
                && found.term().values().allMatch(value -> switch (value.type().kind()) {
                    case ADDRESS, HOST -> true;
                    case PORT, DIGEST, IMPORT_DIGEST, URL, EMAIL, FILE, REGISTRY, NAME, TEXT -> false;
                });
    }

    private static boolean isName(Reading reading) {
        return reading instanceof Reading.Found found
                && found.term().values().allMatch(value -> value.type().kind() == IndicatorKind.FILE);
    }

    private boolean isTaken(Attribute attribute, Reading reading) {
        return item(attribute, reading, List.of()) instanceof Extracted.Taken;
    }

    private Extracted item(Attribute attribute, Reading reading, List<String> ports) {
        return switch (reading) {
            case Reading.Found(Term term, Optional<String> remark) -> {
                List<String> remarks = new ArrayList<>(remark.stream().toList());
                remarks.addAll(ports);
                yield judged(attribute, indicator(term, attribute.details(file, remarks)));
            }
            case Reading.Failed failed ->
                new Extracted.HeldBack(
                        failed.text(),
                        failed.term().map(term -> indicator(term, attribute.details(file, List.of()))),
                        attribute.isDeleted() ? HoldReason.NOT_FOR_DETECTION : failed.reason(),
                        attribute.isDeleted() ? "the publisher withdrew it" : failed.explanation(),
                        attribute.provenance(file));
        };
    }

    private Extracted judged(Attribute attribute, Indicator indicator) {
        if (attribute.isDeleted()) {
            return held(attribute, indicator, HoldReason.NOT_FOR_DETECTION, "the publisher withdrew it");
        }
        if (!attribute.isForDetection()) {
            boolean url = indicator.term().values().allMatch(value -> value.type() == IndicatorType.URL);
            if (url && attribute.category().equals("External analysis")) {
                return new Extracted.HeldBack(
                        attribute.value(),
                        Optional.empty(),
                        HoldReason.REFERENCE,
                        "tells where to read more",
                        attribute.provenance(file));
            }
            return held(
                    attribute,
                    indicator,
                    HoldReason.NOT_FOR_DETECTION,
                    attribute.saysWhetherForDetection()
                            ? "the publisher does not mark it for detection (to_ids)"
                            : "the publisher does not say whether it is for detection (to_ids)");
        }
        if (!attribute.warningLists().isEmpty()) {
            return held(
                    attribute,
                    indicator,
                    HoldReason.WARNING_LIST,
                    "the publisher found it on a warning list: "
                            + Attribute.cut(String.join(", ", attribute.warningLists()), 200));
        }
        boolean place = indicator.term().values().allMatch(value -> value.type() == IndicatorType.FILE_PATH);
        if (!place && Notes.callClean(attribute.comment())) {
            return held(
                    attribute,
                    indicator,
                    HoldReason.BENIGN,
                    "the publisher writes of it: " + Attribute.cut(attribute.comment(), 200));
        }
        return new Extracted.Taken(indicator, Extracted.Basis.DECLARED);
    }

    private Extracted held(Attribute attribute, Indicator indicator, HoldReason reason, String explanation) {
        return new Extracted.HeldBack(
                Attribute.cut(attribute.value(), 500),
                Optional.of(indicator),
                reason,
                explanation,
                attribute.provenance(file));
    }

    private static Indicator indicator(Term term, Details details) {
        return new Indicator(Reading.name(term), term, details, new Span(0, 0));
    }
}
