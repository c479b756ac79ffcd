package dev.tocsin.connector.alert;

import java.util.List;
import java.util.stream.Collectors;

/** The words that tell an analyst which indicators an event shows. */
final class IndicatorReason {
    private static final int SHOWN = 3;
    private static final int LENGTH = 100;

    private IndicatorReason() {}

    /** {@code destination 192.0.2.17 is an indicator of LIST (confidence medium)}. */
    static String of(MatchedIndicators matched) {
        String title = matched.list().title();
        List<MatchedIndicator> shown = matched.shown();
        if (matched.count() == 1) {
            return thing(matched.surest()) + " is an indicator of " + title + " (" + confidence(matched.surest()) + ")";
        }
        int named = Math.min(SHOWN, shown.size());
        String things = shown.stream()
                .limit(named)
                .map(one -> thing(one) + " (" + confidence(one) + ")")
                .collect(Collectors.joining(", "));
        return things
                + (matched.count() > named ? " and " + (matched.count() - named) + " more" : "")
                + " are indicators of " + title;
    }

    private static String confidence(MatchedIndicator one) {
        return "confidence " + one.confidence().word();
    }

    /** What was seen, and in what of the event. A compound indicator has a name, and parts. */
    private static String thing(MatchedIndicator one) {
        String name = Excerpt.head(one.indicator().name(), LENGTH);
        if (one.values().size() != 1) {
            return name + " [" + Excerpt.head(String.join(", ", one.atoms()), LENGTH) + "]";
        }
        String noun = IndicatorTypes.noun(one.values().getFirst().type());
        String field = one.fields().stream().findFirst().orElse("");
        return switch (field) {
            case "destination.ip", "destination.domain", "destination.port" -> "destination " + name;
            case "source.ip", "source.domain", "source.port" -> "source " + name;
            case "dns.question.name" -> "DNS question for " + name;
            case "dns.resolved_ip", "winlog.event_data.QueryResults" -> "DNS answer " + name;
            case "process.executable", "process.name" -> "program " + name;
            case "process.command_line" -> noun + " " + name + " in the command line";
            case "process.parent.command_line" -> noun + " " + name + " in the parent's command line";
            case "powershell.file.script_block_text" -> noun + " " + name + " in a PowerShell script";
            default -> noun + " " + name;
        };
    }
}
