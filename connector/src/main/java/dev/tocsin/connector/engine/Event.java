package dev.tocsin.connector.engine;

import dev.tocsin.compiler.document.Document;

/**
 * An event to ask the engines about.
 *
 * @param place where it stands, for people: {@code events.ndjson:12}
 * @param json the document as it is indexed
 * @param document the same, as the engines in process read it
 */
public record Event(String place, String json, Document document) {}
