package dev.tocsin.sigma.lint;

import dev.tocsin.sigma.model.Modifier;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlNode.Entry;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import dev.tocsin.sigma.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One {@code field|modifier: values} as it is written, or keywords.
 *
 * @param identifier the name of the search identifier that it stands under
 * @param key {@code field|modifier}; empty for keywords without a key
 * @param field the field; empty for keywords
 * @param words what stands behind each {@code |}, in the order written
 * @param values the plain values; maps and lists among them are the parser's business
 * @param value what stands behind the key, or the list of keywords; a lone keyword itself
 */
record WrittenItem(
        Scalar identifier,
        Optional<Scalar> key,
        Optional<String> field,
        List<Word> words,
        List<Scalar> values,
        YamlNode value) {
    WrittenItem {
        words = List.copyOf(words);
        values = List.copyOf(values);
    }

    /**
     * What stands behind a {@code |}.
     *
     * @param modifier empty if there is none of that name
     * @param from index of its first code unit in the key
     */
    record Word(String text, Optional<Modifier> modifier, int from) {
        int to() {
            return from + text.length();
        }

        boolean is(Modifier other) {
            return modifier.isPresent() && modifier.get() == other;
        }
    }

    /** The items under search identifiers, however deep, in the order written. */
    static List<WrittenItem> of(List<Entry> searches) {
        List<WrittenItem> items = new ArrayList<>();
        searches.forEach(search -> collect(search.key(), search.value(), items));
        return List.copyOf(items);
    }

    private static void collect(Scalar identifier, YamlNode node, List<WrittenItem> items) {
        switch (node) {
            case Mapping mapping -> {
                for (Entry entry : mapping.entries()) {
                    items.add(keyed(identifier, entry));
                }
            }
            case Sequence sequence
            when sequence.items().stream().allMatch(Scalar.class::isInstance) ->
                items.add(keywords(identifier, sequence));
            case Sequence sequence -> {
                for (YamlNode item : sequence.items()) {
                    collect(identifier, item, items);
                }
            }
            case Scalar scalar -> items.add(keywords(identifier, scalar));
        }
    }

    private static WrittenItem keywords(Scalar identifier, YamlNode value) {
        return new WrittenItem(identifier, Optional.empty(), Optional.empty(), List.of(), scalars(value), value);
    }

    private static WrittenItem keyed(Scalar identifier, Entry entry) {
        String text = entry.key().text();
        int bar = text.indexOf('|');
        String field = bar < 0 ? text : text.substring(0, bar);
        return new WrittenItem(
                identifier,
                Optional.of(entry.key()),
                field.isEmpty() ? Optional.empty() : Optional.of(field),
                bar < 0 ? List.of() : words(text, bar + 1),
                scalars(entry.value()),
                entry.value());
    }

    private static List<Word> words(String key, int start) {
        List<Word> words = new ArrayList<>();
        int from = start;
        while (from <= key.length()) {
            int bar = key.indexOf('|', from);
            int to = bar < 0 ? key.length() : bar;
            String word = key.substring(from, to);
            words.add(new Word(word, Modifier.of(word), from));
            from = to + 1;
        }
        return words;
    }

    private static List<Scalar> scalars(YamlNode value) {
        if (value instanceof Scalar scalar) {
            return List.of(scalar);
        }
        List<Scalar> scalars = new ArrayList<>();
        if (value instanceof Sequence sequence) {
            for (YamlNode item : sequence.items()) {
                if (item instanceof Scalar scalar) {
                    scalars.add(scalar);
                }
            }
        }
        return scalars;
    }

    boolean has(Modifier modifier) {
        for (Word word : words) {
            if (word.is(modifier)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it has no words but these modifiers, or none at all. */
    boolean hasOnly(Set<Modifier> modifiers) {
        for (Word word : words) {
            if (word.modifier().isEmpty() || !modifiers.contains(word.modifier().get())) {
                return false;
            }
        }
        return true;
    }

    /** The modifiers, in the order written. */
    List<Modifier> modifiers() {
        return words.stream().flatMap(word -> word.modifier().stream()).toList();
    }

    /** Where {@code field|modifier} stands, or the first keyword. */
    Span place() {
        return key.map(Scalar::span)
                .or(() -> values.stream().findFirst().map(Scalar::span))
                .orElseGet(value::span);
    }

    /** Where the name of the field stands, without its modifiers. */
    Optional<Span> fieldPlace() {
        return field.flatMap(name -> key.map(written -> written.places().span(0, name.length())));
    }

    /** Where a word of the key stands. */
    Span place(Word word) {
        return key.orElseThrow().places().span(word.from(), word.to());
    }

    /** Where a modifier stands first; the whole key if it does not. */
    Span place(Modifier modifier) {
        return words.stream()
                .filter(word -> word.is(modifier))
                .findFirst()
                .map(this::place)
                .orElseGet(this::place);
    }
}
