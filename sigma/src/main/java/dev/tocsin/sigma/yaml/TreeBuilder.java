package dev.tocsin.sigma.yaml;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlNode.Entry;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import dev.tocsin.sigma.yaml.YamlNode.Meaning;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import dev.tocsin.sigma.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One document of the YAML library's nodes to a {@link YamlNode}: aliases, merge keys and duplicate keys are dealt with. */
final class TreeBuilder {
    /** How many nodes aliases and merge keys may add to a document. */
    static final int MAX_ALIASED_NODES = 10_000;

    private static final Set<Tag> SCALAR_TAGS = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tags.PLAIN);

    private static final Meaning TEXT = new Meaning.Text();

    private final Findings findings;
    private final int base;
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    /** Whether the node being built stands below an alias, so that it is there more than once. */
    private boolean isAliased;

    /** A list repeats the same few keys in each of its maps. */
    private final Map<String, String> keys = new HashMap<>();

    private int aliasedNodes;
    private boolean abandoned;

    /**
     * A builder of one document.
     *
     * @param findings what is found in this document alone
     * @param base the offset in the file of the library's offset 0
     */
    TreeBuilder(Findings findings, int base) {
        this.findings = findings;
        this.base = base;
    }

    YamlDocument document(Node root) {
        YamlNode tree = build(root);
        YamlDocument.Soundness soundness =
                findings.errorCount() == 0 ? YamlDocument.Soundness.SOUND : YamlDocument.Soundness.BROKEN;
        return new YamlDocument(tree, abandoned ? YamlDocument.Soundness.ABANDONED : soundness);
    }

    /** A part of the document, or all of it. */
    YamlNode build(Node node) {
        if (node instanceof TreeComposer.Built built) {
            return built.tree();
        }
        // Only what has an anchor can be met again. To remember no other node makes large lists cheap.
        if (node.getAnchor() == null || seen.add(node)) {
            return isAliased ? aliased(node) : once(node);
        }
        boolean outer = isAliased;
        isAliased = true;
        try {
            return aliased(node);
        } finally {
            isAliased = outer;
        }
    }

    private YamlNode aliased(Node node) {
        if (++aliasedNodes <= MAX_ALIASED_NODES) {
            return once(node);
        }
        if (aliasedNodes == MAX_ALIASED_NODES + 1) {
            findings.error(
                    Code.TOO_LARGE,
                    span(node),
                    "aliases make this document more than " + MAX_ALIASED_NODES + " nodes larger");
        }
        return nothing(node);
    }

    private YamlNode once(Node node) {
        if (open.size() > YamlReader.MAX_DEPTH) {
            findings.error(
                    Code.TOO_DEEP,
                    span(node),
                    "with aliases, maps and lists lie more than " + YamlReader.MAX_DEPTH + " deep in each other");
            return nothing(node);
        }
        if (!open.add(node)) {
            findings.error(Code.RECURSIVE_ALIAS, span(node), "this node contains an alias of itself");
            return nothing(node);
        }
        try {
            return switch (node) {
                case ScalarNode scalar -> scalar(scalar);
                case SequenceNode sequence -> sequence(sequence);
                case MappingNode mapping -> mapping(mapping);
                default -> throw new IllegalStateException("the composer gives no " + node.getNodeId());
            };
        } finally {
            open.remove(node);
        }
    }

    private Scalar scalar(ScalarNode node) {
        if (!SCALAR_TAGS.contains(node.getTag())) {
            refuse(node);
        }
        String text = node.getValue();
        boolean isText = node.getTag().equals(Tag.STR) || !SCALAR_TAGS.contains(node.getTag());
        return new Scalar(text, isText ? TEXT : PlainScalars.meaning(text), layout(node));
    }

    private ScalarLayout layout(ScalarNode node) {
        ScalarLayout.Style style = switch (node.getScalarStyle()) {
            case PLAIN, JSON_SCALAR_STYLE -> ScalarLayout.Style.PLAIN;
            case SINGLE_QUOTED -> ScalarLayout.Style.SINGLE_QUOTED;
            case DOUBLE_QUOTED -> ScalarLayout.Style.DOUBLE_QUOTED;
            case LITERAL -> ScalarLayout.Style.LITERAL;
            case FOLDED -> ScalarLayout.Style.FOLDED;
        };
        ScalarLayout.Typing typing =
                node.getTag().equals(Tags.PLAIN) ? ScalarLayout.Typing.IMPLICIT : ScalarLayout.Typing.EXPLICIT;
        return new ScalarLayout(findings.source(), withoutProperties(span(node)), style, typing);
    }

    /** The library counts the anchor and the tag to the node. */
    private Span withoutProperties(Span span) {
        SourceText source = findings.source();
        int start = span.start();
        while (start < span.end() && "&!".indexOf(source.codePoint(start)) >= 0) {
            while (start < span.end() && !Character.isWhitespace(source.codePoint(start))) {
                start++;
            }
            while (start < span.end() && Character.isWhitespace(source.codePoint(start))) {
                start++;
            }
        }
        return new Span(start, span.end());
    }

    private Sequence sequence(SequenceNode node) {
        if (!node.getTag().equals(Tag.SEQ)) {
            refuse(node);
        }
        List<YamlNode> items = node.getValue().stream().map(this::build).toList();
        return new Sequence(items, span(node, items));
    }

    private Mapping mapping(MappingNode node) {
        if (!node.getTag().equals(Tag.MAP)) {
            refuse(node);
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        List<YamlNode> merged = new ArrayList<>();
        Set<String> written = new HashSet<>();
        for (NodeTuple tuple : node.getValue()) {
            Optional<Scalar> key = key(tuple.getKeyNode());
            if (key.isEmpty()) {
                continue;
            }
            String name = key.get().text();
            if (!written.add(name)) {
                findings.error(
                        Code.DUPLICATE_KEY,
                        key.get().span(),
                        "the key " + Quoted.of(name) + " stands twice in this map",
                        "YAML keeps only one of them; put the values into one list, or rename one key");
            } else if (isMerge(tuple.getKeyNode())) {
                merged.add(build(tuple.getValueNode()));
            } else {
                entries.put(name, new Entry(key.get(), build(tuple.getValueNode())));
            }
        }
        merged.forEach(source -> merge(source, entries));
        List<Entry> all = List.copyOf(entries.values());
        return new Mapping(all, span(node, all.stream().map(Entry::value).toList()));
    }

    private Optional<Scalar> key(Node node) {
        if (build(node) instanceof Scalar key) {
            String name = keys.computeIfAbsent(key.text(), text -> text);
            return Optional.of(new Scalar(name, key.meaning(), key.layout()));
        }
        findings.error(Code.INVALID_KEY, span(node), "a key is text, not a map or a list");
        return Optional.empty();
    }

    private static boolean isMerge(Node key) {
        return key instanceof ScalarNode scalar
                && scalar.getTag().equals(Tags.PLAIN)
                && scalar.getValue().equals("<<");
    }

    /** Keys that are there already stay as they are. */
    private void merge(YamlNode source, Map<String, Entry> entries) {
        switch (source) {
            case Mapping mapping ->
                mapping.entries()
                        .forEach(entry -> entries.putIfAbsent(entry.key().text(), entry));
            case Sequence sequence
            when sequence.items().stream().allMatch(Mapping.class::isInstance) ->
                sequence.items().forEach(item -> merge(item, entries));
            case Sequence sequence -> refuseMerge(sequence);
            case Scalar scalar -> refuseMerge(scalar);
        }
    }

    private void refuseMerge(YamlNode source) {
        findings.error(
                Code.INVALID_MERGE, source.span(), "`<<` merges a map or a list of maps, not " + source.kindInWords());
    }

    private void refuse(Node node) {
        findings.error(
                Code.UNSUPPORTED_TAG,
                span(node),
                "the YAML tag " + Quoted.of(node.getTag().getValue()) + " has no meaning in a rule",
                "remove the tag");
    }

    private Scalar nothing(Node node) {
        abandoned = true;
        ScalarLayout layout =
                new ScalarLayout(findings.source(), span(node), ScalarLayout.Style.PLAIN, ScalarLayout.Typing.IMPLICIT);
        return new Scalar("", new Meaning.Null(), layout);
    }

    /** A block ends where its last child does; the library counts the comments behind it as well. */
    private Span span(CollectionNode<?> node, List<YamlNode> children) {
        Span span = span(node);
        if (node.getFlowStyle() == DumperOptions.FlowStyle.FLOW) {
            return span;
        }
        int end = children.stream()
                .mapToInt(child -> child.span().end())
                .filter(childEnd -> childEnd > span.start() && childEnd <= span.end())
                .max()
                .orElse(span.end());
        return new Span(span.start(), end);
    }

    private Span span(Node node) {
        int start = base + node.getStartMark().getIndex();
        Mark endMark = node.getEndMark();
        int end = endMark == null ? start : Math.max(start, base + endMark.getIndex());
        return findings.source().trimmed(new Span(start, end));
    }
}
