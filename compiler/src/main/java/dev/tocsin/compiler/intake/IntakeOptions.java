package dev.tocsin.compiler.intake;

import dev.tocsin.compiler.intake.csv.CsvColumn;
import java.util.List;
import java.util.Optional;

/**
 * What people say about a publication that it does not say itself.
 *
 * @param columns what the columns of a CSV file hold, in their order, where it has no header or a misleading one
 */
public record IntakeOptions(Optional<List<CsvColumn>> columns) {
    public IntakeOptions {
        columns = columns.map(List::copyOf);
    }

    /** Nothing is said. */
    public static IntakeOptions none() {
        return new IntakeOptions(Optional.empty());
    }
}
