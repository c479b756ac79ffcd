package dev.tocsin.compiler.lint;

import dev.tocsin.compiler.index.EventSelection;
import dev.tocsin.compiler.mapping.EventSource;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import java.util.List;

/** A log source that selects neither channel nor event id, so that a watch has to read every event for this rule. */
final class UnconstrainedLogSource implements RuleCheck {
    @Override
    public void check(RuleMeaning meaning, Findings findings) {
        List<EventSource> read = EventSelection.of(List.of(meaning.compiled())).alternatives();
        read.stream()
                .filter(source ->
                        source.channels().isEmpty() && source.eventIds().isEmpty())
                .findFirst()
                .ifPresent(source -> findings.warning(
                        Code.UNCONSTRAINED_LOG_SOURCE,
                        meaning.rule().logSource().span(),
                        message(source),
                        source.providers().isEmpty()
                                ? "name a `service` or `category`, or an `EventID` that every match has"
                                : "use a category that Sysmon writes events for, or ship this provider's events"));
    }

    private static String message(EventSource source) {
        return source.providers().isEmpty()
                ? "this log source selects neither a channel nor an event id: to watch this rule, every Windows event is"
                        + " read"
                : "this log source selects events by their provider only (`" + String.join("`, `", source.providers())
                        + "`), which Winlogbeat ships in no channel by default: the rule sees nothing unless you collect"
                        + " them";
    }
}
