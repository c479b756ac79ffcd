package dev.tocsin.sigma.model;

import dev.tocsin.sigma.source.Span;

/**
 * A tag such as {@code attack.t1219.002}.
 *
 * @param namespace the part before the first dot
 * @param name the rest
 */
public record Tag(String namespace, String name, Span span) {
    @Override
    public String toString() {
        return namespace + "." + name;
    }
}
