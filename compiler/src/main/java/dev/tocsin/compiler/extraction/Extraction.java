package dev.tocsin.compiler.extraction;

import dev.tocsin.sigma.diagnostic.Diagnostic;
import java.util.List;

/**
 * What was read off one publication.
 *
 * @param items in the order of the publication, repetitions included
 * @param diagnostics what is wrong with the file as a whole, with its place; an error means that not all of it was read
 */
public record Extraction(Format format, PublicationFacts facts, List<Extracted> items, List<Diagnostic> diagnostics) {
    public Extraction {
        items = List.copyOf(items);
        diagnostics = List.copyOf(diagnostics);
    }
}
