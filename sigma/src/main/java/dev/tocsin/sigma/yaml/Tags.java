package dev.tocsin.sigma.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Leaves plain scalars to {@link PlainScalars}; the library's own reading of them is that of YAML 1.1. */
final class Tags extends Resolver {
    static final Tag PLAIN = new Tag("!plain-scalar");

    @Override
    protected void addImplicitResolvers() {}

    @Override
    public Tag resolve(NodeId kind, @Nullable String value, boolean implicit) {
        return switch (kind) {
            case scalar -> implicit ? PLAIN : Tag.STR;
            case sequence -> Tag.SEQ;
            case mapping -> Tag.MAP;
            case anchor -> throw new IllegalArgumentException("an anchor has no tag");
        };
    }
}
