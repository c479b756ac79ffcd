package dev.tocsin.connector.agree;

import dev.tocsin.connector.agree.AgreementReport.EngineSummary;
import java.util.Locale;

/** A comparison as text to read. */
public final class AgreementText {
    private final StringBuilder text = new StringBuilder();
    private final Queries queries;

    private AgreementText(Queries queries) {
        this.queries = queries;
    }

    /** Whether the text shows what rules became. */
    public enum Queries {
        SHOWN,
        HIDDEN
    }

    /** Every disagreement, then the sums. */
    public static String of(AgreementReport report, Queries queries) {
        AgreementText text = new AgreementText(queries);
        report.disagreements().forEach(text::write);
        text.sums(report);
        return text.text.toString();
    }

    private void write(Disagreement disagreement) {
        line(
                "%s: %s",
                disagreement.rule().metadata().source().name(),
                disagreement.rule().metadata().title());
        disagreement.event().ifPresent(event -> line("  event   %s", event.place()));
        line("  oracle  %s", disagreement.kind().oracle());
        line(
                "  %-7s %s%s",
                disagreement.engine().word(),
                disagreement.kind().answer(),
                disagreement.reason().map(reason -> ": " + reason).orElse(""));
        PartDescription part = PartDescription.of(disagreement);
        line("  part    %s", part.test());
        part.origin().ifPresent(origin -> line("  at      %s", origin));
        part.values().forEach((path, values) -> line("  event   %s = %s", path, values));
        if (queries == Queries.SHOWN) {
            disagreement
                    .translation()
                    .ifPresent(query -> query.lines().forEach(queryLine -> line("    | %s", queryLine)));
        }
        line("");
    }

    private void sums(AgreementReport report) {
        line(
                "Rules: %,d, of which %,d match an event. Events: %,d. Pairs: %,d, of which %,d match.",
                report.rules(), report.rulesThatMatch(), report.events(), report.pairs(), report.matches());
        line("%-9s %7s %9s %8s %12s %14s", "engine", "exact", "superset", "refused", "extra hits", "disagreements");
        for (EngineSummary engine : report.engines()) {
            line(
                    "%-9s %,7d %,9d %,8d %,12d %,14d",
                    engine.engine().word(),
                    engine.exact(),
                    engine.supersets(),
                    engine.refused(),
                    engine.extra(),
                    engine.disagreements());
        }
    }

    private void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
