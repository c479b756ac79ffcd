package dev.tocsin.compiler.intake.published;

import dev.tocsin.compiler.indicator.IndicatorKind;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Digests that stand together. */
public final class Digests {
    /** The one that is looked for most surely first; Windows events have no SHA-512. */
    private static final List<IndicatorType> ORDER =
            List.of(IndicatorType.SHA256, IndicatorType.SHA1, IndicatorType.MD5, IndicatorType.SHA512);

    private Digests() {}

    /**
     * The same, with digests of different kinds that follow each other as one reading: they are those of one file, and
     * each alone tells it. Two of one kind are two files.
     */
    public static List<Reading> ofOneFile(List<Reading> readings) {
        List<Reading> joined = new ArrayList<>();
        List<Reading.Found> run = new ArrayList<>();
        Set<IndicatorType> types = EnumSet.noneOf(IndicatorType.class);
        for (Reading reading : readings) {
            Optional<IndicatorType> type = type(reading);
            if (type.isEmpty() || !types.add(type.get())) {
                flush(run, joined);
                types.clear();
                types.addAll(type.stream().toList());
            }
            if (type.isPresent() && reading instanceof Reading.Found found) {
                run.add(found);
            } else {
                joined.add(reading);
            }
        }
        flush(run, joined);
        return joined;
    }

    /** The kind of a reading that is one digest. */
    public static Optional<IndicatorType> type(Reading reading) {
        return reading instanceof Reading.Found(Term.Value value, Optional<String> remark)
                        && value.type().kind() == IndicatorKind.DIGEST
                ? Optional.of(value.type())
                : Optional.empty();
    }

    private static void flush(List<Reading.Found> run, List<Reading> joined) {
        if (run.size() == 1) {
            joined.add(run.getFirst());
        } else if (run.size() > 1) {
            List<Term> terms = run.stream()
                    .map(found -> (Term.Value) found.term())
                    .sorted(Comparator.comparingInt(value -> ORDER.indexOf(value.type())))
                    .map(Term.class::cast)
                    .toList();
            String remarks = run.stream()
                    .flatMap(found -> found.remark().stream())
                    .distinct()
                    .collect(Collectors.joining("; "));
            joined.add(new Reading.Found(
                    new Term.Any(terms), remarks.isEmpty() ? Optional.empty() : Optional.of(remarks)));
        }
        run.clear();
    }
}
