package dev.tocsin.compiler.indicator;

/**
 * Where a value was read.
 *
 * @param file the name of the file that was published, without its folder
 * @param context the words around the value, as published (defanged and all), in one line; may be empty
 */
public record Provenance(String file, Place place, String context) {
    /** A place in a published file. */
    public sealed interface Place {
        /** Line of a text, counted from 1. */
        record Line(int number) implements Place {}

        /** Page of a PDF, counted from 1. */
        record Page(int number) implements Place {}

        /** The id that the file itself gives the object, such as STIX's {@code indicator--...} or a MISP UUID. */
        record ObjectId(String id) implements Place {}
    }
}
