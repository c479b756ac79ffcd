package dev.tocsin.compiler.screening;

import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extracted.Basis;
import dev.tocsin.compiler.extraction.HoldReason;
import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.indicator.ValueReading;
import dev.tocsin.compiler.screening.Entries.Entry;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.model.Network;
import dev.tocsin.sigma.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds back what is seen in every network. */
public final class Screening {
    private static final Pattern URL =
            Pattern.compile("[a-z][a-z0-9+.-]*://(?:[^/@]*@)?(\\[[^\\]]*\\]|[^/:?#]*)(?::\\d+)?/?");

    /** The allow-list first: it says more to those who wrote it. */
    private final List<WarningList> lists;

    private Screening(List<WarningList> lists) {
        this.lists = lists;
    }

    /** By the built-in warning lists. */
    public static Screening builtIn() {
        return new Screening(WarningListReader.builtIn());
    }

    /**
     * A screening that a file was added to.
     *
     * @param diagnostics what is wrong with the file
     */
    public record WithAllowList(Screening screening, List<Diagnostic> diagnostics) {
        public WithAllowList {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /**
     * Also by a team's own list: a value a line (an address, a network, a host, a digest, a file name ...); a domain
     * after a dot stands for everything below it too; what follows a number sign says why.
     */
    public WithAllowList withAllowList(SourceText source) {
        Findings findings = new Findings(source);
        List<WarningList> all = new ArrayList<>();
        all.add(WarningListReader.allowList(source, findings));
        all.addAll(lists);
        return new WithAllowList(new Screening(List.copyOf(all)), findings.sorted());
    }

    /**
     * Why an indicator should not be one.
     *
     * @param value of the indicator that stands on a list
     * @param explanation for people, to follow "it" or a colon
     */
    public record Warning(String value, HoldReason reason, String explanation) {}

    /** What was taken, or held back if a list names it. */
    public Extracted screen(Extracted.Taken taken) {
        Indicator indicator = taken.indicator();
        return warning(indicator.term(), taken.basis())
                .<Extracted>map(warning -> new Extracted.HeldBack(
                        indicator.name(),
                        Optional.of(indicator),
                        warning.reason(),
                        warning.explanation(),
                        place(indicator.details())))
                .orElse(taken);
    }

    private static Provenance place(Details details) {
        return details.provenance().isEmpty()
                ? new Provenance("", new Provenance.Place.Line(1), "")
                : details.provenance().getFirst();
    }

    /**
     * Why a term would match what is harmless; empty if no list names it. Of several values that must all be seen one
     * telling one is enough; of alternatives each must be.
     */
    public Optional<Warning> warning(Term term, Basis basis) {
        return switch (term) {
            case Term.Value value -> warning(value, basis);
            case Term.All(List<Term> terms) -> {
                List<Optional<Warning>> warnings = terms.stream()
                        .filter(part -> !(part instanceof Term.Not))
                        .map(part -> warning(part, basis))
                        .toList();
                yield warnings.stream().allMatch(Optional::isPresent)
                        ? warnings.stream().flatMap(Optional::stream).findFirst()
                        : Optional.empty();
            }
            case Term.Any(List<Term> terms) ->
                terms.stream().flatMap(part -> warning(part, basis).stream()).findFirst();
            case Term.Not not -> Optional.empty();
        };
    }

    private Optional<Warning> warning(Term.Value value, Basis basis) {
        return switch (value.condition()) {
            case IS ->
                lists.stream()
                        .filter(list -> list.holdsBack(basis))
                        .flatMap(
                                list -> entry(list.entries(), value).map(entry -> warning(value, list, entry)).stream())
                        .findFirst();
            case CONTAINS -> withoutScheme(value).flatMap(url -> warning(url, basis));
            case STARTS_WITH, ENDS_WITH, MATCHES -> Optional.empty();
        };
    }

    /** A host with a path is as harmless as the URL that it is a stretch of. */
    private static Optional<Term.Value> withoutScheme(Term.Value value) {
        String url = "http://" + value.text();
        return value.type() == IndicatorType.URL && IndicatorType.URL.read(url) instanceof ValueReading.Valid
                ? Optional.of(new Term.Value(value.type(), Condition.IS, url, value.scopes()))
                : Optional.empty();
    }

    private static Optional<Entry> entry(Entries entries, Term.Value value) {
        return switch (value.type().kind()) {
            case ADDRESS -> Network.parse(value.text()).flatMap(entries::network);
            case HOST -> entries.host(value.text());
            case EMAIL ->
                entries.value(value.text())
                        .or(() -> entries.above(
                                value.text().substring(value.text().lastIndexOf('@') + 1)));
            case URL -> entries.value(value.text()).or(() -> host(entries, value.text()));
            case PORT, DIGEST, IMPORT_DIGEST, FILE, REGISTRY, NAME, TEXT -> entries.value(value.text());
        };
    }

    /** Of a URL without a path the host is all there is; with one, only a host that nobody can reach speaks against it. */
    private static Optional<Entry> host(Entries entries, String url) {
        Matcher bare = URL.matcher(url);
        if (!bare.lookingAt()) {
            return Optional.empty();
        }
        String host = bare.group(1).replaceAll("[\\[\\]]", "");
        Optional<Entry> byNetwork = Network.parse(host).flatMap(entries::network);
        Optional<Entry> byHost = bare.end() == url.length() ? entries.host(host) : entries.above(host);
        return byNetwork.or(() -> byHost);
    }

    private static Warning warning(Term.Value value, WarningList list, Entry entry) {
        String why = list.reason()
                .orElseGet(() -> entry.comment().isEmpty()
                        ? "stands on your allow-list"
                        : "stands on your allow-list: " + entry.comment());
        String where = entry.text().equalsIgnoreCase(value.text()) ? "" : " (" + entry.text() + ")";
        return new Warning(value.text(), list.holdReason(), why + where);
    }

    /** For people: each list with its date, its source and how much it holds. */
    public List<String> lists() {
        return lists.stream()
                .map(list ->
                        list.name() + list.date().map(date -> " as of " + date).orElse("") + ", from " + list.source())
                .toList();
    }
}
