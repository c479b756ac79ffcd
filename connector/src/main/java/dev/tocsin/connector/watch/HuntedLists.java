package dev.tocsin.connector.watch;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.ioc.IocLists;
import dev.tocsin.connector.hunt.ListWindow;
import dev.tocsin.connector.ledger.Fingerprints;
import dev.tocsin.connector.ledger.HuntedList;
import java.util.List;
import java.util.Optional;

/** An edition of an IoC list, held against what was hunted of editions before it. */
final class HuntedLists {
    private HuntedLists() {}

    /**
     * What is new in an edition.
     *
     * @param kept what of the list still counts as hunted
     */
    record Comparison(CompiledRule rule, IocList list, String question, HuntedList kept) {
        /**
         * What is to be hunted; empty if nothing is.
         *
         * @param saved {@link #kept} as it stands in the ledger
         */
        Optional<FreshList> fresh(HuntedList saved) {
            List<Indicator> fresh = list.indicators().stream()
                    .filter(indicator -> !saved.indicators().contains(IndicatorMeaning.fingerprint(list, indicator)))
                    .toList();
            ListWindow window = ListWindow.of(list);
            return fresh.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new FreshList(
                            fresh.size() == list.indicators().size()
                                    ? rule
                                    : IocLists.forWinlogbeat()
                                            .compile(
                                                    list.with(fresh),
                                                    rule.metadata().source()),
                            window.start(),
                            fresh.size(),
                            // Those before may have been hunted from an earlier day; what holds of all is the later
                            // one.
                            saved.knowing(question, window.from(), IndicatorMeaning.fingerprints(list))));
        }
    }

    /**
     * Compares an edition with what was hunted.
     *
     * @param before what is known of the list
     * @param question what a hunt depends on besides the list; see {@link RuleVersion#question}
     */
    static Comparison compare(CompiledRule rule, Optional<HuntedList> before, String question) {
        IocList list = rule.list().orElseThrow();
        ListWindow window = ListWindow.of(list);
        HuntedList known = before.orElseGet(
                () -> new HuntedList(list.id(), question, window.from(), Fingerprints.none(), Optional.empty()));
        boolean counts = known.question().equals(question) && !window.from().isBefore(known.from());
        HuntedList kept = known.knowing(
                question,
                counts ? known.from() : window.from(),
                counts ? known.indicators().retain(IndicatorMeaning.fingerprints(list)) : Fingerprints.none());
        return new Comparison(rule, list, question, kept);
    }
}
