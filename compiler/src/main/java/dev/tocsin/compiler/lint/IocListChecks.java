package dev.tocsin.compiler.lint;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.extraction.Extracted.Basis;
import dev.tocsin.compiler.indicator.Expiry;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.screening.Screening;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Checks IoC lists beyond their form. */
public final class IocListChecks {
    private final Screening screening;
    private final LocalDate today;

    public IocListChecks(Screening screening, LocalDate today) {
        this.screening = screening;
        this.today = today;
    }

    /** The findings about the lists among the rules, list by list. */
    public List<Diagnostic> check(List<CompiledRule> rules) {
        List<Diagnostic> all = new ArrayList<>();
        Map<String, Place> seen = new HashMap<>();
        for (CompiledRule rule : rules) {
            rule.list().ifPresent(list -> {
                Findings findings = new Findings(rule.metadata().source());
                for (Indicator indicator : list.indicators()) {
                    checkWarned(indicator, findings);
                    BroadIndicators.check(indicator, findings);
                    checkRepeated(list, indicator, rule.metadata().source(), seen, findings);
                }
                checkExpired(list, findings);
                checkUnsearched(list, findings);
                all.addAll(findings.sorted());
            });
        }
        return all;
    }

    private record Place(IocList list, SourceText source, Span span) {}

    private void checkWarned(Indicator indicator, Findings findings) {
        screening
                .warning(indicator.term(), Basis.DECLARED)
                .ifPresent(warning -> findings.warning(
                        Code.WARNED_INDICATOR,
                        indicator.span(),
                        "`" + warning.value() + "` " + warning.explanation(),
                        "take it out, under `excluded` if a newer edition must not bring it back"));
    }

    /** Two lists may well name the same value; who triages two alerts for one event wants to know. */
    private static void checkRepeated(
            IocList list, Indicator indicator, SourceText source, Map<String, Place> seen, Findings findings) {
        if (!(indicator.term() instanceof Term.Value value)) {
            return;
        }
        String key = value.type().word() + " " + value.condition().word() + " "
                + value.text().toLowerCase(Locale.ROOT);
        Place first = seen.putIfAbsent(key, new Place(list, source, indicator.span()));
        if (first != null && !first.list().id().equals(list.id())) {
            findings.add(Diagnostic.of(
                            Code.REPEATED_INDICATOR,
                            source,
                            indicator.span(),
                            "`" + value.text() + "` is in the list `"
                                    + first.list().title() + "` too")
                    .withHint("an event with it makes an alert for each list")
                    .withNotes(List.of(new Diagnostic.Note("there it is", first.source(), first.span()))));
        }
    }

    private void checkExpired(IocList list, Findings findings) {
        List<Indicator> expired = list.indicators().stream()
                .filter(indicator -> lastDay(list, indicator)
                        .filter(day -> day.isBefore(today))
                        .isPresent())
                .toList();
        if (expired.isEmpty()) {
            return;
        }
        LocalDate last = expired.stream()
                .flatMap(indicator -> lastDay(list, indicator).stream())
                .max(LocalDate::compareTo)
                .orElseThrow();
        boolean all = expired.size() == list.indicators().size();
        findings.add(info(
                Code.EXPIRED_INDICATORS,
                findings,
                expired.getFirst().span(),
                (all
                                ? "every indicator of this list"
                                : expired.size() + " of " + list.indicators().size() + " indicators")
                        + " expired, the last on " + last,
                "events of their time still match; `valid_until` changes it"));
    }

    private static Optional<LocalDate> lastDay(IocList list, Indicator indicator) {
        return switch (list.expiry(indicator)) {
            case Expiry.Never() -> Optional.empty();
            case Expiry.LastDay(LocalDate date) -> Optional.of(date);
        };
    }

    private static void checkUnsearched(IocList list, Findings findings) {
        List<Indicator> unsearched = list.indicators().stream()
                .filter(indicator -> indicator
                        .term()
                        .sought()
                        .allMatch(value -> value.scopes().isEmpty()))
                .toList();
        if (unsearched.isEmpty()) {
            return;
        }
        SortedMap<String, Long> types = unsearched.stream()
                .flatMap(indicator -> indicator.term().sought().limit(1))
                .collect(Collectors.groupingBy(value -> value.type().word(), TreeMap::new, Collectors.counting()));
        findings.add(info(
                Code.UNSEARCHED_INDICATORS,
                findings,
                unsearched.getFirst().span(),
                unsearched.size() + " of " + list.indicators().size() + " indicators are not looked for: "
                        + types.entrySet().stream()
                                .map(type -> type.getValue() + " " + type.getKey())
                                .collect(Collectors.joining(", ")),
                "Windows events do not show them, or `match` does not ask for it; they are kept for other tools"));
    }

    private static Diagnostic info(Code code, Findings findings, Span span, String message, String hint) {
        return Diagnostic.of(code, findings.source(), span, message).withHint(hint);
    }
}
