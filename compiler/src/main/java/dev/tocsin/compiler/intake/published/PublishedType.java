package dev.tocsin.compiler.intake.published;

import dev.tocsin.compiler.indicator.IndicatorType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a publisher's word for a type says of the values beside it. */
public sealed interface PublishedType {
    /**
     * One value, or several of them.
     *
     * @param types what it can be, in the order in which this is tried
     */
    record Values(List<IndicatorType> types) implements PublishedType {
        public Values {
            types = List.copyOf(types);
        }
    }

    /** Two values in one text. */
    enum Pair implements PublishedType {
        /** A file name and a digest of that file. */
        FILE_AND_DIGEST,
        /** Two values, each telling in itself. */
        TWO_VALUES,
        /** A host or an address, and a port. */
        HOST_AND_PORT,
        /** A registry value and what is written into it. */
        KEY_AND_DATA
    }

    /** What is no value for lists. */
    enum Other implements PublishedType {
        /** Where to read more. */
        REFERENCE,
        /** Of the publication as a whole. */
        DESCRIPTION,
        /** Who was attacked. */
        VICTIM,
        /** Lists have no such type. */
        NOT_LOOKED_FOR
    }

    /** The type that a word stands for, however it is spelled; empty if nobody is known to use it. */
    static Optional<PublishedType> of(String word) {
        String plain = WordLists.plain(word);
        return Table.whole(plain).or(() -> Table.ending(plain));
    }

    /** Whether all of the text is such a word. */
    static boolean isWord(String text) {
        return Table.whole(WordLists.plain(text)).isPresent();
    }

    /** The types of types.txt. */
    final class Table {
        private static final Map<String, PublishedType> TYPES = read();
        private static final List<String> FILLERS = List.of(
                "hash", "hashes", "value", "values", "indicator", "indicators", "ioc", "iocs", "type", "address");

        private Table() {}

        private static Map<String, PublishedType> read() {
            Map<String, PublishedType> types = new HashMap<>();
            for (String line : WordLists.lines(PublishedType.class, "types.txt")) {
                int colon = line.indexOf(':');
                PublishedType type = type(line.substring(0, colon));
                for (String word : line.substring(colon + 1).split(",", -1)) {
                    if (types.put(WordLists.plain(word), type) != null) {
                        throw new IllegalStateException("types.txt names twice:" + word);
                    }
                }
            }
            return Map.copyOf(types);
        }

        private static PublishedType type(String text) {
            return switch (text) {
                case "<file and digest>" -> Pair.FILE_AND_DIGEST;
                case "<two values>" -> Pair.TWO_VALUES;
                case "<host and port>" -> Pair.HOST_AND_PORT;
                case "<key and data>" -> Pair.KEY_AND_DATA;
                case "<reference>" -> Other.REFERENCE;
                case "<description>" -> Other.DESCRIPTION;
                case "<victim>" -> Other.VICTIM;
                case "<not looked for>" -> Other.NOT_LOOKED_FOR;
                default ->
                    new Values(Arrays.stream(text.split(" ", -1))
                            .map(word -> IndicatorType.of(word).orElseThrow())
                            .toList());
            };
        }

        private static Optional<PublishedType> exact(String plain) {
            Optional<PublishedType> found = Optional.ofNullable(TYPES.get(plain));
            if (found.isPresent() || !plain.endsWith("s")) {
                return found;
            }
            return Optional.ofNullable(TYPES.get(plain.substring(0, plain.length() - 1)));
        }

        /** {@code SHA256 hash} is a SHA-256. */
        private static Optional<PublishedType> whole(String plain) {
            String rest = plain;
            while (true) {
                Optional<PublishedType> found = exact(rest);
                int blank = rest.lastIndexOf(' ');
                if (found.isPresent() || blank < 0 || !FILLERS.contains(rest.substring(blank + 1))) {
                    return found;
                }
                rest = rest.substring(0, blank);
            }
        }

        /** {@code malicious domain} is a domain. */
        private static Optional<PublishedType> ending(String plain) {
            String rest = plain;
            while (true) {
                int blank = rest.indexOf(' ');
                if (blank < 0) {
                    return Optional.empty();
                }
                rest = rest.substring(blank + 1);
                Optional<PublishedType> found = whole(rest);
                if (found.isPresent()) {
                    // Of what kind of address, and of what a description, the words before would tell.
                    return rest.equals("address") ? Optional.empty() : found.filter(type -> type != Other.DESCRIPTION);
                }
            }
        }
    }
}
