package dev.tocsin.compiler.ioc;

import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.sigma.diagnostic.Fix.Edit;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlNode.Entry;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import dev.tocsin.sigma.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The text of a list, into which parts are put at the places of its nodes. What is there stays as it is. New lines go
 * directly below the entry that they follow, so a comment stays above the entry that it speaks of.
 */
final class ListText {
    private static final int STEP = 2;

    private final SourceText source;
    private final Mapping root;
    private final List<Mapping> entries;
    private final Sequence sequence;
    private final List<Edit> edits = new ArrayList<>();

    /** For each type, the entries of it in order, each with the last index of those up to it. */
    private final Map<Optional<IndicatorType>, TreeMap<Indicator, Integer>> places = new HashMap<>();

    private final Map<Optional<IndicatorType>, Integer> first = new HashMap<>();
    private final Map<Optional<IndicatorType>, Integer> last = new HashMap<>();

    /** @param indicators those of the root, in its order */
    ListText(SourceText source, Mapping root, List<Indicator> indicators) {
        this.source = source;
        this.root = root;
        this.sequence = (Sequence) root.value(ListKey.INDICATORS.word()).orElseThrow();
        this.entries = sequence.items().stream().map(Mapping.class::cast).toList();
        for (int i = 0; i < indicators.size(); i++) {
            Optional<IndicatorType> type = IocListWriter.type(indicators.get(i));
            places.computeIfAbsent(type, absent -> new TreeMap<>(IocListWriter.ORDER))
                    .put(indicators.get(i), i);
            first.putIfAbsent(type, i);
            last.put(type, i);
        }
        for (TreeMap<Indicator, Integer> ofType : places.values()) {
            int furthest = 0;
            for (Map.Entry<Indicator, Integer> entry : ofType.entrySet()) {
                furthest = Math.max(furthest, entry.getValue());
                entry.setValue(furthest);
            }
        }
    }

    /** Whether the list of indicators has a line for each, so that there can be more. */
    static boolean canGrow(SourceText source, Mapping root) {
        return root.value(ListKey.INDICATORS.word()).orElseThrow() instanceof Sequence sequence
                && source.codePoint(sequence.span().start()) == '-';
    }

    /** Whether nodes stand where their place in the tree says: aliases stand elsewhere. */
    static boolean isInBlocks(Mapping root) {
        return root.value(ListKey.INDICATORS.word()).orElseThrow() instanceof Sequence sequence
                && isAscending(sequence.items());
    }

    private static boolean isAscending(List<YamlNode> items) {
        int end = 0;
        for (YamlNode item : items) {
            if (item.span().start() < end) {
                return false;
            }
            end = item.span().end();
        }
        return true;
    }

    void replace(ListKey key, String word) {
        edits.add(new Edit(root.value(key.word()).orElseThrow().span(), word));
    }

    /** More places in published files, for one of the entries. */
    void add(int index, List<Provenance> provenance) {
        Mapping entry = entries.get(index);
        Optional<Sequence> present = entry.value(IndicatorKey.PROVENANCE.word()).map(Sequence.class::cast);
        if (present.isPresent()) {
            Span known = present.get().span();
            int behind = present.get().items().getLast().span().end();
            if (source.codePoint(known.start()) == '[') {
                insert(behind, ", " + FlowText.of(provenance));
            } else {
                insert(below(behind), lines(provenance, column(known.start())));
            }
        } else if (source.codePoint(entry.span().start()) == '{') {
            insert(entry.span().end() - 1, ", provenance: [" + FlowText.of(provenance) + "]");
        } else {
            int column = column(entry.firstKey().start());
            String key = " ".repeat(column) + IndicatorKey.PROVENANCE.word() + ":\n";
            insert(below(entry.span().end()), key + lines(provenance, column + STEP));
        }
    }

    private static String lines(List<Provenance> provenance, int column) {
        StringBuilder lines = new StringBuilder();
        provenance.forEach(place -> lines.append(new IocListWriter(column).provenance(place)));
        return lines.toString();
    }

    /** New entries, each where the order wants it among those that are there. */
    void add(Collection<Indicator> indicators) {
        int column = column(sequence.span().start());
        indicators.stream()
                .sorted(IocListWriter.ORDER)
                .forEach(indicator -> insert(place(indicator), new IocListWriter(column).indicator(indicator)));
    }

    private int place(Indicator indicator) {
        int behind = previous(indicator);
        return behind < 0
                ? below(key(ListKey.INDICATORS).end())
                : below(entries.get(behind).span().end());
    }

    /** The index of the entry that a new one follows; -1 if it is to be the first. */
    private int previous(Indicator indicator) {
        Optional<IndicatorType> type = IocListWriter.type(indicator);
        Optional<TreeMap<Indicator, Integer>> ofType = Optional.ofNullable(places.get(type));
        if (ofType.isPresent()) {
            return Optional.ofNullable(ofType.get().lowerEntry(indicator))
                    .map(Map.Entry::getValue)
                    .orElse(first.getOrDefault(type, 0) - 1);
        }
        return last.entrySet().stream()
                .filter(entry -> type.isEmpty()
                        || entry.getKey()
                                .filter(other -> other.compareTo(type.get()) < 0)
                                .isPresent())
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(-1);
    }

    private Span key(ListKey key) {
        return root.entries().stream()
                .map(Entry::key)
                .filter(scalar -> scalar.text().equals(key.word()))
                .findFirst()
                .orElseThrow()
                .span();
    }

    private int column(int offset) {
        return source.position(offset).column() - 1;
    }

    /** Where the line after that of an offset begins; the end, if there is none. */
    private int below(int offset) {
        int line = source.position(offset).line();
        return line == source.lineCount() ? source.length() : source.lineStart(line + 1);
    }

    private void insert(int offset, String text) {
        edits.add(new Edit(new Span(offset, offset), text));
    }

    boolean isAsItWas() {
        return edits.isEmpty();
    }

    /** The text with all that was put in, in the order in which it was put in where the place is the same. */
    String edited() {
        boolean crlf = source.text().contains("\r\n");
        boolean open = !source.text().endsWith("\n");
        int more = edits.stream().mapToInt(edit -> edit.replacement().length()).sum();
        StringBuilder edited = new StringBuilder(source.text().length() + more);
        int from = 0;
        List<Edit> inOrder = edits.stream()
                .sorted(Comparator.comparingInt(edit -> edit.span().start()))
                .toList();
        for (Edit edit : inOrder) {
            edited.append(source.slice(new Span(from, edit.span().start())));
            if (open && edit.span().start() == source.length()) {
                edited.append(crlf ? "\r\n" : "\n");
                open = false;
            }
            edited.append(crlf ? edit.replacement().replace("\n", "\r\n") : edit.replacement());
            from = edit.span().end();
        }
        return edited.append(source.slice(new Span(from, source.length()))).toString();
    }
}
