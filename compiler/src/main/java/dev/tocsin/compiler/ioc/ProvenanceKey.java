package dev.tocsin.compiler.ioc;

import java.util.Locale;

/** A key of a place in a published file, in the order in which lists are written. */
public enum ProvenanceKey {
    FILE("Name of the published file, without its folder."),
    LINE("Line of a text, counted from 1."),
    PAGE("Page of a PDF, counted from 1."),
    OBJECT("Id that the file itself gives the object, such as that of a STIX indicator."),
    CONTEXT("The words around the value, as published.");

    private final String description;

    ProvenanceKey(String description) {
        this.description = description;
    }

    /** As lists write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it means, for people who write lists. */
    public String description() {
        return description;
    }
}
