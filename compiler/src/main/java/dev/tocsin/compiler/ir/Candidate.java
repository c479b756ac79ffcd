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
     * {@code DOMAIN\name}, which ingest splits in two. Where the domain is absent the value is the name alone.
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
     * type {@code SZ_DWORD}, {@code QWORD (0x…-0x…)} likewise, {@code Binary Data} to an absent value of type
     * {@code REG_BINARY}. The value is Sysmon's notation again.
     *
     * @param strings path of the values
     * @param type path of the value's type
     */
    record RegistryDetails(String strings, String type) implements Candidate {}

    /** The paths in a document that this candidate reads. */
    default List<String> paths() {
        return switch (this) {
            case Path(String path) -> List.of(path);
            case Translated(String path, Map<String, String> words) -> List.of(path);
            case Account(String domain, String name) -> List.of(domain, name);
            case Hashes(List<Hashes.Algorithm> algorithms) ->
                algorithms.stream().map(Hashes.Algorithm::path).toList();
            case RegistryDetails(String strings, String type) -> List.of(strings, type);
        };
    }
}
