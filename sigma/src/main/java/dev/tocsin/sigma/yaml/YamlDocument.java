package dev.tocsin.sigma.yaml;

/**
 * A document of a file. An empty one has a null scalar as its root.
 *
 * @param soundness whether all of it could be read
 */
public record YamlDocument(YamlNode root, Soundness soundness) {
    /** Whether the diagnostics hold an error about the YAML of this document. */
    public enum Soundness {
        SOUND,
        BROKEN
    }
}
