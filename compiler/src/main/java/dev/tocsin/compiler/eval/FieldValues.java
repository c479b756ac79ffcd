package dev.tocsin.compiler.eval;

import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import java.util.List;

/** The values of a Sigma field in a document. */
public final class FieldValues {
    private FieldValues() {}

    /** The values of the first candidate that has any. */
    public static List<String> of(Field field, Document document) {
        for (Candidate candidate : field.candidates()) {
            List<String> values = of(candidate, document);
            if (!values.isEmpty()) {
                return values;
            }
        }
        return List.of();
    }

    /** The values that a candidate gives, as the event log had them. */
    public static List<String> of(Candidate candidate, Document document) {
        return switch (candidate) {
            case Candidate.Path(String path) -> document.values(path);
            case Candidate.Translated translated ->
                document.values(translated.path()).stream()
                        .filter(translated.words()::containsKey)
                        .map(translated.words()::get)
                        .toList();
            case Candidate.Account account -> List.of();
            case Candidate.Hashes hashes -> List.of();
            case Candidate.RegistryDetails details -> List.of();
        };
    }
}
