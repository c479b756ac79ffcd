package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Suggestion;
import dev.tocsin.sigma.parser.ParsedDocument.Kind;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Which log sources rules read. */
final class TaxonomyChecks {
    private TaxonomyChecks() {}

    static void unknown(DocumentView document, Findings findings) {
        LogSourceName logSource = LogSourceName.of(document);
        if (document.kind() != Kind.DETECTION_RULE
                || place(document).isEmpty()
                || SigmaHqTaxonomy.knows(logSource)
                // Capitals alone are the parser's finding.
                || SigmaHqTaxonomy.knows(logSource.inLowerCase())) {
            return;
        }
        Diagnostic finding = Diagnostic.of(
                Code.SIGMAHQ_LOGSOURCE_UNKNOWN,
                document.source(),
                place(document).get(),
                "SigmaHQ's taxonomy has no log source of " + logSource.inWords());
        findings.add(finding.withHint(suggestion(logSource)
                .map(known -> "did you mean " + known.inWords() + "?")
                .orElse("is a word misspelt, or does it belong under another key?")));
    }

    /** The values of the log source, from the first to the last. */
    private static Optional<Span> place(DocumentView document) {
        return Stream.of("category", "product", "service")
                .flatMap(key -> document.logSource(key).stream())
                .map(Scalar::span)
                .reduce(Span::to);
    }

    /** A known log source that differs in one misspelt word, or in the key that a word stands under. */
    private static Optional<LogSourceName> suggestion(LogSourceName logSource) {
        List<LogSourceName> known = SigmaHqTaxonomy.logSources();
        return known.stream()
                .filter(logSource::isSwapped)
                .findFirst()
                .or(() -> nearest(
                        logSource,
                        LogSourceName::service,
                        known.stream()
                                .filter(name -> name.product().equals(logSource.product())
                                        && name.category().equals(logSource.category()))
                                .toList()))
                .or(() -> nearest(
                        logSource,
                        LogSourceName::category,
                        known.stream()
                                .filter(name -> name.product().equals(logSource.product())
                                        && name.service().equals(logSource.service()))
                                .toList()))
                .or(() -> nearest(
                        logSource,
                        LogSourceName::product,
                        known.stream()
                                .filter(name -> name.category().equals(logSource.category())
                                        && name.service().equals(logSource.service()))
                                .toList()));
    }

    private static Optional<LogSourceName> nearest(
            LogSourceName logSource, Function<LogSourceName, String> part, List<LogSourceName> candidates) {
        return Suggestion.nearest(
                        part.apply(logSource), candidates.stream().map(part).toList())
                .flatMap(word -> candidates.stream()
                        .filter(candidate -> part.apply(candidate).equals(word))
                        .findFirst());
    }

    static void sysmonWithoutEventId(DocumentView document, Findings findings) {
        LogSourceName logSource = LogSourceName.of(document);
        boolean namesEvents = logSource.hasCategory()
                || document.items().stream()
                        .anyMatch(item -> item.field().filter("EventID"::equals).isPresent());
        Optional<Scalar> service =
                document.logSource("service").filter(scalar -> scalar.text().equals("sysmon"));
        if (document.kind() == Kind.DETECTION_RULE && service.isPresent() && !namesEvents) {
            findings.add(Diagnostic.of(
                            Code.SIGMAHQ_SYSMON_MISSING_EVENTID,
                            document.source(),
                            service.get().span(),
                            "the service `sysmon` has some thirty kinds of events, and the rule tests no `EventID`")
                    .withHint("add the `EventID`, or name the `category` in place of the service"));
        }
    }
}
