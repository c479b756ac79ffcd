package dev.tocsin.sigma.yaml;

/**
 * A document of a file. An empty one has a null scalar as its root.
 *
 * @param soundness whether all of it could be read
 */
public record YamlDocument(YamlNode root, Soundness soundness) {
    /** What the diagnostics say about the YAML of this document. */
    public enum Soundness {
        /** No error. */
        SOUND,
        /** An error, but what stands in the tree is what the file says. */
        BROKEN,
        /** A limit was passed, and parts of the tree are missing. */
        ABANDONED
    }
}
