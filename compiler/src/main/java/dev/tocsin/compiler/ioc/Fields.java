package dev.tocsin.compiler.ioc;

import dev.tocsin.compiler.indicator.Expiry;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.diagnostic.Suggestion;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.ScalarLayout.Style;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlNode.Entry;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import dev.tocsin.sigma.yaml.YamlNode.Sequence;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The values under the keys of one map. What is not as it should be becomes a finding and is empty. */
record Fields(Findings findings, Mapping map) {
    static final String NEVER = "never";

    /** Finds keys that the map should not have. */
    void allowOnly(Collection<String> known) {
        for (Entry entry : map.entries()) {
            String key = entry.key().text();
            if (!known.contains(key)) {
                findings.error(
                        Code.UNKNOWN_KEY,
                        entry.key().span(),
                        Quoted.of(key) + " is not known here",
                        Suggestion.hint(key, known, "it is one of: " + String.join(", ", known)));
            }
        }
    }

    boolean has(String key) {
        return map.value(key).isPresent();
    }

    Optional<YamlNode> required(String key) {
        Optional<YamlNode> node = map.value(key);
        if (node.isEmpty()) {
            findings.error(Code.MISSING_FIELD, map.firstKey(), "`" + key + "` is missing here");
        }
        return node;
    }

    Optional<String> requiredText(String key) {
        return required(key).flatMap(node -> text(node, key));
    }

    Optional<String> text(String key) {
        return map.value(key).flatMap(node -> text(node, key));
    }

    private Optional<String> text(YamlNode node, String key) {
        if (node instanceof Scalar scalar && !scalar.isNull() && !scalar.text().isBlank()) {
            return Optional.of(text(scalar));
        }
        findings.error(Code.FIELD_TYPE, node.span(), "`" + key + "` is a text that is not empty");
        return Optional.empty();
    }

    /** In quotes, blanks at the ends are meant; the line end of a block is not. */
    static String text(Scalar scalar) {
        Style style = scalar.layout().style();
        return style == Style.LITERAL || style == Style.FOLDED ? scalar.text().stripTrailing() : scalar.text();
    }

    /** One text, or a list of them. */
    List<Scalar> scalars(String key) {
        List<YamlNode> nodes = map.value(key)
                .map(node -> node instanceof Sequence sequence ? sequence.items() : List.of(node))
                .orElse(List.of());
        List<Scalar> scalars = new ArrayList<>();
        for (YamlNode node : nodes) {
            if (node instanceof Scalar scalar && text(scalar, key).isPresent()) {
                scalars.add(scalar);
            } else if (!(node instanceof Scalar)) {
                findings.error(Code.FIELD_TYPE, node.span(), "`" + key + "` is a text or a list of texts");
            }
        }
        return scalars;
    }

    List<String> texts(String key) {
        return scalars(key).stream().map(Fields::text).toList();
    }

    Optional<String> word(String key, Collection<String> words) {
        Optional<String> word = text(key);
        if (word.isPresent() && !words.contains(word.get())) {
            findings.error(
                    Code.FIELD_TYPE,
                    place(key),
                    Quoted.of(word.get()) + " is no `" + key + "`",
                    Suggestion.hint(word.get(), words, "it is one of: " + String.join(", ", words)));
            return Optional.empty();
        }
        return word;
    }

    Optional<LocalDate> date(String key) {
        return text(key).flatMap(text -> date(key, text, "a date like 2024-01-22"));
    }

    Optional<Expiry> expiry(String key) {
        return text(key)
                .flatMap(text -> text.equals(NEVER)
                        ? Optional.of(new Expiry.Never())
                        : date(key, text, "a date like 2024-01-22, nor `never`").map(Expiry.LastDay::new));
    }

    private Optional<LocalDate> date(String key, String text, String expected) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() > 0 && date.getYear() < 10_000) {
                return Optional.of(date);
            }
        } catch (DateTimeException notADate) {
            // Said below, as for a year that no calendar has.
        }
        findings.error(Code.INVALID_DATE, place(key), Quoted.of(text) + " is not " + expected);
        return Optional.empty();
    }

    /** A list of at least so many entries; empty if it is no list, or has fewer. */
    Optional<List<YamlNode>> items(String key, int fewest, String expected) {
        return required(key).flatMap(node -> {
            if (node instanceof Sequence sequence && sequence.items().size() >= fewest) {
                return Optional.of(sequence.items());
            }
            findings.error(Code.FIELD_TYPE, node.span(), "`" + key + "` is " + expected);
            return Optional.empty();
        });
    }

    /** The maps among the entries of a list. */
    List<Mapping> maps(List<YamlNode> items, String expected) {
        List<Mapping> maps = new ArrayList<>();
        for (YamlNode item : items) {
            if (item instanceof Mapping one) {
                maps.add(one);
            } else {
                findings.error(Code.FIELD_TYPE, item.span(), expected + ", not " + item.kindInWords());
            }
        }
        return maps;
    }

    /** Where the value under a key stands, or the map if there is none. */
    Span place(String key) {
        return map.value(key).map(YamlNode::span).orElseGet(map::firstKey);
    }
}
