package dev.tocsin.compiler.ir;

import java.util.List;
import java.util.Map;

/**
 * One place in a document where a Sigma field's value can be, and how it is written there. Paths are dotted; spaces in
 * the names of event data do not count, so {@code winlog.event_data.ThreatName} also finds {@code Threat Name}.
 */
public sealed interface Candidate {
    /** The value stands there as it is. */
    record Path(String path) implements Candidate {}

    /**
     * The value stands there under other words.
     *
     * @param words from the word in the document to the value it stands for, for example {@code egress} to {@code true};
     *     a document value that is no key is no value of this field
     */
    record Translated(String path, Map<String, String> words) implements Candidate {
        public Translated {
            words = Map.copyOf(words);
        }
    }

    /**
     * {@code DOMAIN\name}, which ingest splits in two. Where the domain is absent the value is the name alone. A
     * domain or name that is empty or {@code -}, as Windows writes for none, is absent.
     *
     * @param domain path of the domain
     * @param name path of the name
     */
    record Account(String domain, String name) implements Candidate {}

    /**
     * Sysmon's {@code Hashes}, {@code SHA1=…,MD5=…,SHA256=…,IMPHASH=…}, which ingest splits into fields of lower-case
     * digests. The value is each present {@code ALGORITHM=DIGEST}, upper-case, joined by commas in the order of
     * {@code algorithms}.
     *
     * @param algorithms in Sysmon's spelling, each with the path of its digest
     */
    record Hashes(List<Algorithm> algorithms) implements Candidate {
        public Hashes {
            algorithms = List.copyOf(algorithms);
        }

        /** A digest algorithm and where its digest is. */
        public record Algorithm(String name, String path) {}
    }

    /**
     * Sysmon's {@code Details} of a registry event, which ingest rewrites: {@code DWORD (0x0000002a)} to {@code 42} of
     * type {@code SZ_DWORD}, {@code QWORD (0x…-0x…)} likewise, {@code Binary Data} to itself or to an absent value, of
     * type {@code REG_BINARY}. The value is Sysmon's notation again. Winlogbeat 8 adds up the halves of a QWORD wrongly
     * where the high one is not zero; of such a value the halves do not come back as they were.
     *
     * @param strings path of the values
     * @param type path of the value's type
     */
    record RegistryDetails(String strings, String type) implements Candidate {}

    /**
     * A whole number, which is hexadecimal ({@code 0x1a4}) in some events and documents and decimal in others. The value
     * is the same number in this notation; a text that is no number is the value itself.
     */
    record WholeNumber(String path, Notation notation) implements Candidate {
        /** How a number is written. */
        public enum Notation {
            DECIMAL,
            /** {@code 0x} and lower-case digits, without leading zeros. */
            HEXADECIMAL
        }
    }

    /**
     * Several places at once: the values are those of every part, in this order. Unlike the candidates of a field, of
     * which only the first with a value counts.
     */
    record Together(List<Candidate> parts) implements Candidate {
        public Together {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A text of lines, each a label and a fact, which ingest takes apart. The value is that text again: the lines joined
     * by line feeds, each its label and the first value of its first candidate that has one. Without a value for the
     * first line there is no text.
     */
    record Lines(List<Line> lines) implements Candidate {
        public Lines {
            lines = List.copyOf(lines);
            if (lines.isEmpty()) {
                throw new IllegalArgumentException("a text has a line");
            }
        }

        /**
         * One line.
         *
         * @param label what stands before the fact
         * @param candidates where the fact is
         * @param withoutValue what becomes of the line where none has a value
         */
        public record Line(String label, List<Candidate> candidates, WithoutValue withoutValue) {
            public Line {
                candidates = List.copyOf(candidates);
            }
        }

        /** What becomes of a line whose fact is absent. */
        public enum WithoutValue {
            LABEL_ALONE,
            NO_LINE
        }
    }

    /**
     * A fact inside a text: what stands behind the first {@code before} and ahead of the next {@code after}, or of the
     * end. Letter case counts. Nothing there is no value.
     *
     * @param before for example {@code IMPHASH=}
     * @param after for example a comma
     */
    record Between(String path, String before, String after) implements Candidate {
        public Between {
            if (before.isEmpty() || after.isEmpty()) {
                throw new IllegalArgumentException("both ends are texts");
            }
        }
    }

    /**
     * PowerShell's command invocation details, lines such as {@code CommandInvocation(x): "x"} and
     * {@code ParameterBinding(x): name="a"; value="b"}, which ingest turns into an array of objects with {@code type},
     * {@code related_command}, {@code name} and {@code value}. The value is the lines again, joined by line feeds.
     *
     * @param path of the array
     */
    record Invocations(String path) implements Candidate {}

    /** The paths in a document that this candidate reads. */
    default List<String> paths() {
        return switch (this) {
            case Path(String path) -> List.of(path);
            case Translated(String path, Map<String, String> words) -> List.of(path);
            case Account(String domain, String name) -> List.of(domain, name);
            case Hashes(List<Hashes.Algorithm> algorithms) ->
                algorithms.stream().map(Hashes.Algorithm::path).toList();
            case RegistryDetails(String strings, String type) -> List.of(strings, type);
            case WholeNumber(String path, WholeNumber.Notation notation) -> List.of(path);
            case Between(String path, String before, String after) -> List.of(path);
            case Together(List<Candidate> parts) ->
                parts.stream().flatMap(part -> part.paths().stream()).distinct().toList();
            case Lines(List<Lines.Line> lines) ->
                lines.stream()
                        .flatMap(line -> line.candidates().stream())
                        .flatMap(candidate -> candidate.paths().stream())
                        .distinct()
                        .toList();
            case Invocations(String path) ->
                List.of(path + ".type", path + ".related_command", path + ".name", path + ".value");
        };
    }
}
