package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.model.Metadata;
import dev.tocsin.sigma.model.Status;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Whether a status fits the folder and the age of a rule. */
final class StatusChecks {
    /** The key by which a rule of SigmaHQ names the events that it is tested with. */
    private static final String REGRESSION_TESTS = "regression_tests_path";

    private StatusChecks() {}

    static void folder(DocumentView document, Findings findings) {
        document.scalar("status").ifPresent(status -> {
            String word = status.text().toLowerCase(Locale.ROOT);
            boolean hasFolder = word.equals(Status.DEPRECATED.word()) || word.equals(Status.UNSUPPORTED.word());
            if (hasFolder && !Folders.of(document.source()).contains(word)) {
                findings.add(Diagnostic.of(
                                Code.SIGMAHQ_STATUS,
                                document.source(),
                                status.span(),
                                "a rule of status `" + word + "` lies outside the folder `" + word + "`")
                        .withHint("move the file there, so that nobody deploys it by mistake"));
            }
        });
    }

    static DocumentCheck age(Parameters parameters, LocalDate today) {
        int days = parameters.number(NumberParameter.STATUS_DAYS);
        int daysIfTested = parameters.number(NumberParameter.STATUS_DAYS_WITH_REGRESSION_TEST);
        return (document, findings) -> {
            boolean tested = document.entry(REGRESSION_TESTS).isPresent();
            Status highest = tested ? Status.TEST : Status.EXPERIMENTAL;
            int minimum = tested ? daysIfTested : days;
            Optional<Metadata> metadata = document.model().map(model -> model.metadata());
            Optional<Status> status = metadata.flatMap(Metadata::status).filter(it -> it.compareTo(highest) > 0);
            Optional<Long> age = metadata.flatMap(Metadata::date).map(date -> ChronoUnit.DAYS.between(date, today));
            if (status.isPresent() && age.filter(value -> value <= minimum).isPresent()) {
                document.scalar("status")
                        .ifPresent(place -> findings.add(tooHigh(document, place, status.get(), highest, age.get())));
            }
        };
    }

    private static Diagnostic tooHigh(DocumentView document, Scalar place, Status status, Status highest, long age) {
        String written = age < 0 ? "in the future" : age == 0 ? "today" : age == 1 ? "a day ago" : age + " days ago";
        return Diagnostic.of(
                        Code.SIGMAHQ_STATUS_TO_HIGH,
                        document.source(),
                        place.span(),
                        "the status is `" + status.word() + "`, but `date` says that the rule was written " + written)
                .withHint("let it prove itself as `" + highest.word() + "` first");
    }
}
