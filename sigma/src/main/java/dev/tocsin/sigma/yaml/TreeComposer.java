package dev.tocsin.sigma.yaml;

import dev.tocsin.sigma.diagnostic.Findings;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.Parser;

/**
 * Documents as {@link YamlNode} trees. The library would make a tree of its own of a whole document, beside
 * ours; so whatever no alias can meet again becomes ours as soon as the library has it, and leaves it
 * a {@link Built} node to go on with.
 */
final class TreeComposer extends Composer {
    private final Findings findings;
    private final int base;
    private TreeBuilder builder;

    /** How many nodes with an anchor lie around the one that is composed. */
    private int anchorsAround;

    /** @param base the offset in the file of the library's offset 0 */
    TreeComposer(Parser parser, LoaderOptions options, Findings findings, int base) {
        super(parser, new Tags(), options);
        this.findings = findings;
        this.base = base;
        this.builder = new TreeBuilder(new Findings(findings.source()), base);
    }

    /** A part of a document that is a tree of ours already. */
    static final class Built extends Node {
        private final YamlNode tree;

        private Built(Node node, YamlNode tree) {
            super(node.getTag(), place(node.getStartMark()), place(node.getEndMark()));
            this.tree = tree;
        }

        /** The library's marks hold on to the text around them. */
        private static Mark place(Mark mark) {
            return new Mark(mark.getName(), mark.getIndex(), mark.getLine(), mark.getColumn(), new int[0], 0);
        }

        YamlNode tree() {
            return tree;
        }

        @Override
        public NodeId getNodeId() {
            return NodeId.anchor;
        }
    }

    /** The next document. Of one that the library gives up, nothing is found but what it says. */
    YamlDocument document() {
        Findings ofDocument = new Findings(findings.source());
        builder = new TreeBuilder(ofDocument, base);
        YamlDocument document = builder.document(getNode());
        ofDocument.sorted().forEach(findings::add);
        return document;
    }

    @Override
    protected Node composeSequenceNode(@Nullable String anchor) {
        anchorsAround += anchor == null ? 0 : 1;
        Node node = super.composeSequenceNode(anchor);
        anchorsAround -= anchor == null ? 0 : 1;
        return anchorsAround == 0 && isMetOnce(node) ? new Built(node, builder.build(node)) : node;
    }

    @Override
    protected Node composeMappingNode(@Nullable String anchor) {
        anchorsAround += anchor == null ? 0 : 1;
        Node node = super.composeMappingNode(anchor);
        anchorsAround -= anchor == null ? 0 : 1;
        return anchorsAround == 0 && isMetOnce(node) ? new Built(node, builder.build(node)) : node;
    }

    /** Whether no alias leads to the node or to anything in it. */
    private static boolean isMetOnce(Node node) {
        return node.getAnchor() == null
                && switch (node) {
                    case SequenceNode sequence -> sequence.getValue().stream().allMatch(TreeComposer::isLeaf);
                    case MappingNode mapping ->
                        mapping.getValue().stream()
                                .allMatch(tuple -> isLeaf(tuple.getKeyNode()) && isLeaf(tuple.getValueNode()));
                    default -> true;
                };
    }

    /** Whether it is a scalar or built, so that nothing in it can have an anchor. */
    private static boolean isLeaf(Node node) {
        return node.getAnchor() == null && !(node instanceof SequenceNode) && !(node instanceof MappingNode);
    }
}
