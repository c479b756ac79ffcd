package dev.tocsin.connector.cases;

import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.mapping.DocumentShape;
import java.util.Optional;

/**
 * An event of a case.
 *
 * @param label what tells it from the other events of the case: {@code raw}, {@code event}, {@code attack.ndjson:12}
 * @param shape empty if the case does not say
 * @param json the whole document
 * @param document the same, as the engines in process read it
 */
public record CaseEvent(String label, Optional<DocumentShape> shape, String json, Document document) {}
