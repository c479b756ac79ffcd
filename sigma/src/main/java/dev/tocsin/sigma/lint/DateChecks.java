package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Diagnostic.Note;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Fix;
import dev.tocsin.sigma.model.Metadata;
import dev.tocsin.sigma.yaml.YamlNode.Entry;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** {@code date} and {@code modified}. A date that is none is the parser's business. */
final class DateChecks {
    private DateChecks() {}

    static void modifiedWithoutDate(DocumentView document, Findings findings) {
        Optional<Entry> modified = document.entry("modified");
        if (modified.isPresent() && document.entry("date").isEmpty()) {
            findings.add(Diagnostic.of(
                            Code.SIGMAHQ_MODIFIED_WITHOUT_DATE,
                            document.source(),
                            modified.get().key().span(),
                            "the rule has `modified` and no `date`")
                    .withHint("add the day on which it was written as `date`"));
        }
    }

    static void order(DocumentView document, Findings findings) {
        dates(document)
                .filter(dates -> dates.modified().isBefore(dates.date()))
                .ifPresent(dates -> findings.add(Diagnostic.of(
                                Code.SIGMAHQ_MODIFIED_DATE_ORDER,
                                document.source(),
                                dates.place().span(),
                                "the rule was modified before it was written")
                        .withHint("are the two dates the wrong way round?")
                        .withNotes(note(document))));
    }

    static void redundantModified(DocumentView document, Findings findings) {
        dates(document).filter(dates -> dates.modified().isEqual(dates.date())).ifPresent(dates -> {
            Diagnostic finding = Diagnostic.of(
                            Code.SIGMAHQ_REDUNDANT_MODIFIED,
                            document.source(),
                            dates.place().span(),
                            "`modified` is the same day as `date`")
                    .withHint("remove it until the rule changes")
                    .withNotes(note(document));
            findings.add(document.entry("modified")
                    .flatMap(entry -> Edits.withoutEntry(document.source(), entry))
                    .map(edit -> finding.withFix(new Fix("remove `modified`", List.of(edit))))
                    .orElse(finding));
        });
    }

    private record Dates(LocalDate date, LocalDate modified, Scalar place) {}

    private static Optional<Dates> dates(DocumentView document) {
        Optional<Scalar> place = document.scalar("modified");
        if (place.isEmpty() || document.model().isEmpty()) {
            return Optional.empty();
        }
        Metadata metadata = document.model().get().metadata();
        return metadata.date()
                .flatMap(date -> metadata.modified().map(modified -> new Dates(date, modified, place.get())));
    }

    private static List<Note> note(DocumentView document) {
        return document.scalar("date").map(date -> new Note("`date`", document.source(), date.span())).stream()
                .toList();
    }
}
