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
import java.util.stream.Stream;

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
    }

    /** The items under a search identifier. */
    static Stream<WrittenItem> under(Entry search) {
        return items(search.key(), search.value());
    }

    private static Stream<WrittenItem> items(Scalar identifier, YamlNode node) {
        return switch (node) {
            case Mapping mapping -> mapping.entries().stream().map(entry -> keyed(identifier, entry));
            case Sequence sequence
            when sequence.items().stream().allMatch(Scalar.class::isInstance) ->
                Stream.of(keywords(identifier, sequence));
            case Sequence sequence -> sequence.items().stream().flatMap(item -> items(identifier, item));
            case Scalar scalar -> Stream.of(keywords(identifier, scalar));
        };
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
        List<YamlNode> items = value instanceof Sequence sequence ? sequence.items() : List.of(value);
        return items.stream()
                .filter(Scalar.class::isInstance)
                .map(Scalar.class::cast)
                .toList();
    }

    boolean has(Modifier modifier) {
        return words.stream()
                .anyMatch(word -> word.modifier().filter(modifier::equals).isPresent());
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
                .filter(word -> word.modifier().filter(modifier::equals).isPresent())
                .findFirst()
                .map(this::place)
                .orElseGet(this::place);
    }
}
