package dev.tocsin.compiler.ioc;

import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.Confidence;
import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Expiry;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.indicator.Term;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** An IoC list, or an entry of one, as YAML: a block for each indicator, keys always in the same order. */
final class IocListWriter {
    /** By type, then by value; those that are no single value come last, by name. */
    static final Comparator<Indicator> ORDER = Comparator.comparing(
                    (Indicator indicator) -> type(indicator).isEmpty())
            .thenComparing(IocListWriter::byType)
            .thenComparing(indicator -> sortText(indicator).toLowerCase(Locale.ROOT))
            .thenComparing(IocListWriter::sortText)
            .thenComparing(Indicator::name);

    private final BlockWriter out;

    /** @param indent the column of the keys of a list, or of the dash before an entry, counted from 0 */
    IocListWriter(int indent) {
        this.out = new BlockWriter(indent);
    }

    private static int byType(Indicator one, Indicator other) {
        return type(one).flatMap(type -> type(other).map(type::compareTo)).orElse(0);
    }

    /** That of a single value; empty for one that is made of parts. */
    static Optional<IndicatorType> type(Indicator indicator) {
        return indicator.term() instanceof Term.Value value ? Optional.of(value.type()) : Optional.empty();
    }

    private static String sortText(Indicator indicator) {
        return indicator.term() instanceof Term.Value value ? value.text() : indicator.name();
    }

    String list(IocList list) {
        out.text(ListKey.LIST.word(), list.id());
        out.text(ListKey.TITLE.word(), list.title());
        list.description().ifPresent(text -> out.text(ListKey.DESCRIPTION.word(), text));
        out.map(ListKey.SOURCE.word(), () -> {
            out.text("name", list.source().name());
            list.source().url().ifPresent(url -> out.text("url", url));
        });
        out.word(ListKey.TLP.word(), list.tlp().word());
        out.word(ListKey.PUBLISHED.word(), list.published().toString());
        list.validFrom().ifPresent(date -> out.word(ListKey.VALID_FROM.word(), date.toString()));
        list.expiry().ifPresent(expiry -> out.word(ListKey.VALID_UNTIL.word(), word(expiry)));
        out.word(ListKey.CONFIDENCE.word(), list.confidence().word());
        out.word(ListKey.LEVEL.word(), list.level().word());
        texts(ListKey.TAGS, list.tags());
        texts(ListKey.REFERENCES, list.references());
        out.list(
                ListKey.INDICATORS.word(),
                list.indicators().stream().sorted(ORDER).toList(),
                this::entry);
        if (!list.exclusions().isEmpty()) {
            out.list(ListKey.EXCLUDED.word(), list.exclusions(), this::exclusion);
        }
        return out.toString();
    }

    /** One entry of the list of indicators, its dash at the indentation, with the line end. */
    String indicator(Indicator indicator) {
        out.item(() -> entry(indicator));
        return out.toString();
    }

    /** One place in a published file as an entry of {@code provenance}. */
    String provenance(Provenance provenance) {
        out.item(() -> place(provenance));
        return out.toString();
    }

    private void texts(ListKey key, List<String> texts) {
        if (!texts.isEmpty()) {
            out.texts(key.word(), texts);
        }
    }

    private void exclusion(IocList.Exclusion exclusion) {
        out.word("type", exclusion.type().word());
        out.text("value", exclusion.value());
        out.text("reason", exclusion.reason());
    }

    private void entry(Indicator indicator) {
        boolean ownName =
                !(indicator.term() instanceof Term.Value value && value.text().equals(indicator.name()));
        if (ownName) {
            out.text(IndicatorKey.NAME.word(), indicator.name());
        }
        term(indicator.term());
        details(indicator.details());
    }

    private void term(Term term) {
        switch (term) {
            case Term.Value value -> value(value);
            case Term.All(List<Term> terms) -> out.list(IndicatorKey.ALL.word(), terms, this::term);
            case Term.Any(List<Term> terms) -> out.list(IndicatorKey.ANY.word(), terms, this::term);
            case Term.Not(Term negated) -> out.map(IndicatorKey.NOT.word(), () -> term(negated));
        }
    }

    private void value(Term.Value value) {
        out.word(IndicatorKey.TYPE.word(), value.type().word());
        out.text(IndicatorKey.VALUE.word(), value.text());
        if (value.condition() != Condition.IS) {
            out.word(IndicatorKey.CONDITION.word(), value.condition().word());
        }
        if (!value.scopes().equals(value.type().defaultScopes())) {
            out.word(IndicatorKey.MATCH.word(), match(value.scopes()));
        }
    }

    private static String match(List<MatchScope> scopes) {
        return switch (scopes.size()) {
            case 0 -> TermReader.NOWHERE;
            case 1 -> scopes.getFirst().word();
            default -> scopes.stream().map(MatchScope::word).collect(Collectors.joining(", ", "[", "]"));
        };
    }

    private void details(Details details) {
        text(IndicatorKey.ROLE, details.role());
        details.confidence()
                .map(Confidence::word)
                .ifPresent(confidence -> out.word(IndicatorKey.CONFIDENCE.word(), confidence));
        details.expiry().ifPresent(expiry -> out.word(IndicatorKey.VALID_UNTIL.word(), word(expiry)));
        text(IndicatorKey.SOURCE, details.source());
        text(IndicatorKey.NOTE, details.note());
        if (!details.provenance().isEmpty()) {
            out.list(IndicatorKey.PROVENANCE.word(), details.provenance(), this::place);
        }
    }

    private void text(IndicatorKey key, Optional<String> text) {
        text.filter(known -> !known.isBlank()).ifPresent(known -> out.text(key.word(), known));
    }

    private void place(Provenance provenance) {
        out.text(ProvenanceKey.FILE.word(), provenance.file());
        switch (provenance.place()) {
            case Provenance.Place.Line(int number) -> out.word(ProvenanceKey.LINE.word(), Integer.toString(number));
            case Provenance.Place.Page(int number) -> out.word(ProvenanceKey.PAGE.word(), Integer.toString(number));
            case Provenance.Place.ObjectId(String id) -> out.text(ProvenanceKey.OBJECT.word(), id);
        }
        if (!provenance.context().isBlank()) {
            out.text(ProvenanceKey.CONTEXT.word(), provenance.context());
        }
    }

    static String word(Expiry expiry) {
        return switch (expiry) {
            case Expiry.Never never -> Fields.NEVER;
            case Expiry.LastDay(var date) -> date.toString();
        };
    }
}
