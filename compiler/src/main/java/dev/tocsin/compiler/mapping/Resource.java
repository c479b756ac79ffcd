package dev.tocsin.compiler.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A node of a data file. A file that is not as its reader expects is a mistake of this project, so it is an
 * {@link IllegalStateException}, which names the file, the line and what is wrong there.
 *
 * @param name of the file, for messages
 */
record Resource(String name, Node node) {
    /** The root of a file beside this class. */
    static Resource load(String name) {
        try (InputStream stream = Resource.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("no data file " + name);
            }
            return parse(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    static Resource parse(String name, String yaml) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
            if (root == null) {
                throw new IllegalStateException(name + ": empty");
            }
            return new Resource(name, root);
        } catch (MarkedYAMLException e) {
            throw new IllegalStateException(name + ": " + e.getMessage(), e);
        }
    }

    boolean isText() {
        return node instanceof ScalarNode;
    }

    boolean isSequence() {
        return node instanceof SequenceNode;
    }

    String text() {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
            return scalar.getValue();
        }
        throw wrong("a text is expected");
    }

    List<Resource> sequence() {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream().map(this::at).toList();
        }
        throw wrong("a sequence is expected");
    }

    List<String> texts() {
        return sequence().stream().map(Resource::text).toList();
    }

    Map<String, Resource> mapping() {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong("a mapping is expected");
        }
        Map<String, Resource> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = at(tuple.getKeyNode()).text();
            if (entries.put(key, at(tuple.getValueNode())) != null) {
                throw at(tuple.getKeyNode()).wrong("`" + key + "` stands here twice");
            }
        }
        return entries;
    }

    /** The entries of a mapping whose keys are all among the known ones. */
    Map<String, Resource> mapping(Set<String> known) {
        Map<String, Resource> entries = mapping();
        for (String key : entries.keySet()) {
            if (!known.contains(key)) {
                throw wrong("unknown key `" + key + "`");
            }
        }
        return entries;
    }

    /** The value of a key of a mapping that must have it. */
    Resource required(String key) {
        Resource value = mapping().get(key);
        if (value == null) {
            throw wrong("`" + key + "` is missing");
        }
        return value;
    }

    IllegalStateException wrong(String what) {
        return new IllegalStateException(name + ":" + (node.getStartMark().getLine() + 1) + ": " + what);
    }

    private Resource at(Node child) {
        return new Resource(name, child);
    }
}
