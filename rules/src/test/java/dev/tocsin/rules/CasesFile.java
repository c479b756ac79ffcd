package dev.tocsin.rules;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads {@code <rule>.tests.yml}:
 *
 * <pre>{@code
 * cases:
 *   - name: client of a relay nobody approved
 *     match: true
 *     searches: [selection]       # optional: must be among the reasons of the match
 *     event: {event.code: '1'}    # optional: what all shapes have in common
 *     raw: {...}                  # the rest of the document in each shape; raw and pipeline always, agent where it differs
 *     pipeline: {...}
 * }</pre>
 *
 * A file must have one case that matches and two that do not, names must differ, and no field may be given twice.
 */
final class CasesFile {
    private static final Set<String> KEYS = Set.of("name", "match", "searches", "event");

    private final Path file;

    private CasesFile(Path file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read
     * @throws CasesFileException if it is not a cases file
     */
    static List<RuleCase> read(Path file) throws IOException {
        return new CasesFile(file).read();
    }

    private List<RuleCase> read() throws IOException {
        Node root = root();
        Map<String, Node> keys = mapping(root, "a cases file");
        if (!keys.keySet().equals(Set.of("cases"))) {
            throw problem(root, "a cases file has the one key `cases`, this has " + keys.keySet());
        }
        List<RuleCase> cases = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Node node : sequence(required(keys, "cases", root))) {
            RuleCase ruleCase = ruleCase(node);
            if (!names.add(ruleCase.name())) {
                throw problem(node, "two cases are named `" + ruleCase.name() + "`");
            }
            cases.add(ruleCase);
        }
        requireCount(root, cases, RuleCase.Expectation.MATCH, 1);
        requireCount(root, cases, RuleCase.Expectation.NO_MATCH, 2);
        return List.copyOf(cases);
    }

    private Node root() throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (Reader reader = Files.newBufferedReader(file)) {
            @Nullable Node root = new Yaml(new SafeConstructor(options)).compose(reader);
            if (root == null) {
                throw new CasesFileException(file, 1, "the file is empty");
            }
            return root;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new CasesFileException(file, line, String.valueOf(e.getProblem()));
        }
    }

    private void requireCount(Node root, List<RuleCase> cases, RuleCase.Expectation expectation, int least) {
        long count = cases.stream()
                .filter(ruleCase -> ruleCase.expectation() == expectation)
                .count();
        if (count < least) {
            throw problem(root, "at least " + least + " cases of " + expectation + " are needed, there are " + count);
        }
    }

    private RuleCase ruleCase(Node node) {
        Map<String, Node> keys = mapping(node, "a case");
        for (String key : keys.keySet()) {
            if (!KEYS.contains(key) && DocumentShape.of(key).isEmpty()) {
                throw problem(node, "a case has no key `" + key + "`");
            }
        }
        String name = scalar(required(keys, "name", node), Tag.STR);
        RuleCase.Expectation expectation = switch (scalar(required(keys, "match", node), Tag.BOOL)) {
            case "true" -> RuleCase.Expectation.MATCH;
            case "false" -> RuleCase.Expectation.NO_MATCH;
            case String other -> throw problem(node, "match is true or false, not `" + other + "`");
        };
        List<String> searches = keys.containsKey("searches")
                ? sequence(required(keys, "searches", node)).stream()
                        .map(search -> scalar(search, Tag.STR))
                        .toList()
                : List.of();
        if (expectation == RuleCase.Expectation.NO_MATCH && !searches.isEmpty()) {
            throw problem(node, "a case that does not match has no searches");
        }
        return new RuleCase(
                name,
                expectation,
                searches,
                documents(node, keys),
                file,
                node.getStartMark().getLine() + 1);
    }

    private Map<DocumentShape, byte[]> documents(Node node, Map<String, Node> keys) {
        Map<DocumentShape, byte[]> documents = new EnumMap<>(DocumentShape.class);
        for (DocumentShape shape : DocumentShape.values()) {
            if (shape == DocumentShape.AGENT && !keys.containsKey(shape.key())) {
                continue;
            }
            Node own = required(keys, shape.key(), node);
            Map<String, Node> fields = new LinkedHashMap<>();
            @Nullable Node common = keys.get("event");
            if (common != null) {
                fields.putAll(mapping(common, "event"));
            }
            mapping(own, shape.key()).forEach((field, value) -> {
                if (fields.put(field, value) != null) {
                    throw problem(value, "`" + field + "` stands under `event` already");
                }
            });
            if (fields.isEmpty()) {
                throw problem(own, "the document is empty");
            }
            documents.put(shape, new JsonOfYaml(file).json(fields));
        }
        return documents;
    }

    private Map<String, Node> mapping(Node node, String what) {
        if (!(node instanceof MappingNode mapping)) {
            throw problem(node, what + " is a mapping");
        }
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = scalar(tuple.getKeyNode(), Tag.STR);
            if (entries.put(key, tuple.getValueNode()) != null) {
                throw problem(tuple.getKeyNode(), "`" + key + "` is given twice");
            }
        }
        return entries;
    }

    private List<Node> sequence(Node node) {
        if (!(node instanceof SequenceNode sequence)) {
            throw problem(node, "a list is wanted here");
        }
        return sequence.getValue();
    }

    private String scalar(Node node, Tag tag) {
        if (!(node instanceof ScalarNode scalar) || !scalar.getTag().equals(tag)) {
            throw problem(node, "a value of type " + tag.getValue() + " is wanted here");
        }
        return scalar.getValue();
    }

    private Node required(Map<String, Node> keys, String key, Node owner) {
        @Nullable Node node = keys.get(key);
        if (node == null) {
            throw problem(owner, "`" + key + "` is missing");
        }
        return node;
    }

    private CasesFileException problem(Node node, String problem) {
        return new CasesFileException(file, node, problem);
    }
}
