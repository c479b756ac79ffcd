package dev.tocsin.compiler.ioc;

import dev.tocsin.compiler.indicator.Confidence;
import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One entry of {@code indicators}. */
final class IndicatorReader {
    static final List<String> CONFIDENCE =
            Arrays.stream(Confidence.values()).map(Confidence::word).toList();

    private static final Set<String> SINGLE_KEYS =
            TermReader.words(Stream.of(List.of(IndicatorKey.NAME), IndicatorKey.SINGLE, IndicatorKey.DETAILS));
    private static final Set<String> COMPOUND_KEYS = TermReader.words(
            Stream.of(List.of(IndicatorKey.NAME, IndicatorKey.ALL, IndicatorKey.ANY), IndicatorKey.DETAILS));
    private static final List<String> PROVENANCE_KEYS =
            Arrays.stream(ProvenanceKey.values()).map(ProvenanceKey::word).toList();
    private static final Pattern COUNTED = Pattern.compile("[1-9][0-9]{0,8}");

    private final Findings findings;
    private final TermReader terms;

    IndicatorReader(Findings findings) {
        this.findings = findings;
        this.terms = new TermReader(findings);
    }

    /** The indicator of an entry; empty if there are errors, which the findings then hold. */
    Optional<Indicator> read(Mapping map) {
        int errors = findings.errorCount();
        Fields fields = new Fields(findings, map);
        boolean compound = fields.has(IndicatorKey.ALL.word()) || fields.has(IndicatorKey.ANY.word());
        fields.allowOnly(compound ? COMPOUND_KEYS : SINGLE_KEYS);
        Optional<String> name =
                compound ? fields.requiredText(IndicatorKey.NAME.word()) : fields.text(IndicatorKey.NAME.word());
        Optional<Term> term = compound || !fields.has(IndicatorKey.NOT.word()) ? terms.term(fields) : Optional.empty();
        Details details = details(fields);
        if (findings.errorCount() > errors || term.isEmpty()) {
            return Optional.empty();
        }
        if (!term.get().isTelling()) {
            refuse(fields, term.get());
            return Optional.empty();
        }
        return Optional.of(
                switch (term.get()) {
                    case Term.Value value ->
                        new Indicator(name.orElse(value.text()), value, details, place(fields, IndicatorKey.VALUE));
                    case Term.All all ->
                        new Indicator(name.orElseThrow(), all, details, place(fields, IndicatorKey.NAME));
                    case Term.Any any ->
                        new Indicator(name.orElseThrow(), any, details, place(fields, IndicatorKey.NAME));
                    case Term.Not not -> throw new IllegalStateException("an indicator is no `not`");
                });
    }

    private static Span place(Fields fields, IndicatorKey key) {
        return fields.place(key.word());
    }

    private void refuse(Fields fields, Term term) {
        switch (term) {
            case Term.Value(var type, var condition, var text, var scopes) ->
                findings.error(
                        Code.INVALID_INDICATOR,
                        place(fields, IndicatorKey.VALUE),
                        "a value of type `" + type.word() + "` says nothing by itself",
                        "put it beside another value, in the `all` of a compound indicator");
            case Term.All all -> refuseParts(fields, IndicatorKey.ALL);
            case Term.Any any -> refuseParts(fields, IndicatorKey.ANY);
            case Term.Not not -> throw new IllegalStateException("an indicator is no `not`");
        }
    }

    private void refuseParts(Fields fields, IndicatorKey key) {
        findings.error(
                Code.INVALID_INDICATOR,
                place(fields, IndicatorKey.NAME),
                "events that have nothing to do with the attack fit this: what is in `" + key.word()
                        + "` can match by a port, by data of the registry, or by what is absent",
                "put such parts beside a value that says something, in an `all`");
    }

    private Details details(Fields fields) {
        return new Details(
                fields.text(IndicatorKey.ROLE.word()),
                fields.word(IndicatorKey.CONFIDENCE.word(), CONFIDENCE).flatMap(Confidence::of),
                fields.expiry(IndicatorKey.VALID_UNTIL.word()),
                fields.text(IndicatorKey.SOURCE.word()),
                fields.text(IndicatorKey.NOTE.word()),
                provenance(fields));
    }

    private List<Provenance> provenance(Fields fields) {
        String key = IndicatorKey.PROVENANCE.word();
        if (!fields.has(key)) {
            return List.of();
        }
        String expected = "a place is a map with `file`, and `line`, `page` or `object`";
        return fields
                .items(key, 1, "a list of places, each with `file`, and `line`, `page` or `object`")
                .map(items -> fields.maps(items, expected))
                .orElse(List.of())
                .stream()
                .flatMap(place -> provenance(place).stream())
                .toList();
    }

    private Optional<Provenance> provenance(Mapping map) {
        Fields fields = new Fields(findings, map);
        fields.allowOnly(PROVENANCE_KEYS);
        Optional<String> file = fields.requiredText(ProvenanceKey.FILE.word());
        Optional<Provenance.Place> place = place(fields);
        Optional<String> context = fields.text(ProvenanceKey.CONTEXT.word());
        return file.flatMap(name -> place.map(known -> new Provenance(name, known, context.orElse(""))));
    }

    private Optional<Provenance.Place> place(Fields fields) {
        List<ProvenanceKey> places = List.of(ProvenanceKey.LINE, ProvenanceKey.PAGE, ProvenanceKey.OBJECT).stream()
                .filter(key -> fields.has(key.word()))
                .toList();
        if (places.size() != 1) {
            findings.error(
                    Code.INVALID_INDICATOR,
                    places.isEmpty()
                            ? fields.map().firstKey()
                            : fields.place(places.get(1).word()),
                    "a place in a file is one of: `line`, `page`, `object`");
            return Optional.empty();
        }
        ProvenanceKey key = places.getFirst();
        Optional<String> text = fields.text(key.word());
        return switch (key) {
            case LINE -> text.flatMap(number -> number(fields, key, number)).map(Provenance.Place.Line::new);
            case PAGE -> text.flatMap(number -> number(fields, key, number)).map(Provenance.Place.Page::new);
            case OBJECT -> text.map(Provenance.Place.ObjectId::new);
            case FILE, CONTEXT -> throw new IllegalStateException("no place: " + key);
        };
    }

    private Optional<Integer> number(Fields fields, ProvenanceKey key, String text) {
        if (COUNTED.matcher(text).matches()) {
            return Optional.of(Integer.parseInt(text));
        }
        findings.error(
                Code.FIELD_TYPE,
                fields.place(key.word()),
                Quoted.of(text) + " is no `" + key.word() + "`",
                "it is a number, counted from 1");
        return Optional.empty();
    }
}
