package dev.tocsin.connector.compile;

/**
 * What a rule became.
 *
 * @param text ends in a line feed
 */
public record Artefact(Promise promise, String text) {}
