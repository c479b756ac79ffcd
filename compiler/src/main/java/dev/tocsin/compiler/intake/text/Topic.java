package dev.tocsin.compiler.intake.text;

import dev.tocsin.compiler.indicator.IndicatorKind;
import dev.tocsin.compiler.indicator.IndicatorType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a heading, a label or the head of a column says about the values under it.
 *
 * @param type the type it names, where it names one
 */
record Topic(Kind kind, Optional<IndicatorType> type) {
    static final Topic NONE = new Topic(Kind.NONE, Optional.empty());

    private static final int MOST_WORDS = 12;

    enum Kind {
        /** Says nothing. */
        NONE,
        /** Indicators of any type. */
        ANY,
        /** Hosts, addresses and URLs. */
        NETWORK,
        /** Digests of files. */
        DIGESTS,
        /** Values that have no form of their own, such as mutexes: a whole entry is the value. */
        ENTRIES,
        /** Files, by name or digest. */
        FILES,
        /** What explains other values. */
        NOTES,
        /** Where to read more. */
        REFERENCES,
        /** What is clean or legitimate. */
        BENIGN,
        /** Digests of something else than files: certificates, TLS handshakes. */
        OTHER_DIGESTS,
        /** Lines that somebody typed or a program ran: their words are no list. */
        COMMANDS,
        /** Names of detections, extensions, techniques: nothing that is looked for. */
        OTHER
    }

    /** Whether what stands under it is files by their names. */
    boolean isOfFiles() {
        return kind == Kind.FILES
                || type.filter(named -> named.kind() == IndicatorKind.FILE).isPresent();
    }

    /** What a heading, a label or the head of a column says. */
    static Topic of(String text) {
        Words words = Words.of(text);
        return words.count() == 0 || words.count() > MOST_WORDS ? NONE : of(words);
    }

    private static Topic of(Words words) {
        if (words.any("legitimate", "benign", "clean", "legit") && !words.any("abused", "malicious", "compromised")) {
            return topic(Kind.BENIGN);
        }
        if (words.any(
                        "reference",
                        "references",
                        "bibliography",
                        "article",
                        "evidence",
                        "blog",
                        "blogpost",
                        "report",
                        "reports",
                        "reading",
                        "citations",
                        "acknowledgements",
                        "acknowledgments",
                        "contact")
                || words.startsWith("see also")) {
            return topic(Kind.REFERENCES);
        }
        if (words.any(
                "thumbprint",
                "thumbprints",
                "serial",
                "ja3",
                "ja3s",
                "ja4",
                "jarm",
                "certificate",
                "certificates",
                "ssdeep",
                "tlsh",
                "authentihash",
                "telfhash",
                "fingerprint",
                "fingerprints",
                "vhash")) {
            return topic(Kind.OTHER_DIGESTS);
        }
        if (words.any(
                        "detection",
                        "detections",
                        "extension",
                        "extensions",
                        "yara",
                        "snort",
                        "mitre",
                        "technique",
                        "techniques",
                        "tactic",
                        "tactics",
                        "cve",
                        "cves",
                        "vulnerability",
                        "vulnerabilities",
                        "alias",
                        "aliases",
                        "wallet",
                        "wallets",
                        "bitcoin",
                        "btc",
                        "ethereum",
                        "impersonated",
                        "monero",
                        "tox")
                && !words.any(
                        "domain", "domains", "ip", "ips", "hash", "hashes", "sha256", "sha1", "md5", "url", "urls")) {
            return topic(Kind.OTHER);
        }
        if (words.any("pdb", "pdbs") || isOfKeys(words)) {
            return topic(Kind.OTHER);
        }
        if (isOfCommands(words)) {
            return topic(Kind.COMMANDS);
        }
        Optional<IndicatorType> entries = entries(words);
        if (entries.isPresent()) {
            return new Topic(Kind.ENTRIES, entries);
        }
        return values(words);
    }

    /** Keys of ciphers have the digits of digests. */
    private static boolean isOfKeys(Words words) {
        return words.any("key", "keys")
                && words.any(
                        "cipher",
                        "cryptographic",
                        "encryption",
                        "decryption",
                        "xor",
                        "rc4",
                        "aes",
                        "rsa",
                        "chacha20",
                        "salsa20",
                        "pgp",
                        "ssh",
                        "public",
                        "private",
                        "session");
    }

    private static boolean isOfCommands(Words words) {
        return (words.any("command", "commands", "exploit", "exploits") || words.has("run method"))
                && !words.has("command and control")
                && !words.has("command control")
                && !words.any(
                        "line", "lines", "c2", "server", "servers", "domain", "domains", "ip", "ips", "url", "urls");
    }

    private static Topic values(Words words) {
        if (words.any("imphash", "imphashes")) {
            return new Topic(Kind.DIGESTS, Optional.of(IndicatorType.IMPHASH));
        }
        if (words.any(
                "hash",
                "hashes",
                "sha256",
                "sha1",
                "md5",
                "sha",
                "sha512",
                "checksum",
                "checksums",
                "digest",
                "digests",
                "samples",
                "sample",
                "filehash")) {
            return topic(Kind.DIGESTS);
        }
        if (words.any("email", "emails", "mail", "sender", "senders")
                && !words.any("server", "servers", "subject", "headers", "header")) {
            return new Topic(Kind.NETWORK, Optional.of(IndicatorType.EMAIL));
        }
        if (words.any("domain", "domains", "hostname", "hostnames", "fqdn", "fqdns", "host", "hosts")) {
            return new Topic(Kind.NETWORK, Optional.of(IndicatorType.DOMAIN));
        }
        if (words.any(
                        "ip",
                        "ips",
                        "ipv4",
                        "ipv6",
                        "ipaddress",
                        "ipaddresses",
                        "address",
                        "addresses",
                        "url",
                        "urls",
                        "uri",
                        "uris",
                        "c2",
                        "c2s",
                        "cnc",
                        "c2c",
                        "infrastructure",
                        "network",
                        "server",
                        "servers",
                        "traffic")
                || words.has("c c")
                || words.has("command and control")) {
            return topic(Kind.NETWORK);
        }
        if (words.any("file", "files", "payload", "payloads", "artifacts", "artefacts", "malware")) {
            return topic(Kind.FILES);
        }
        if (words.any("ioc", "iocs", "indicator", "indicators", "observable", "observables", "compromise")) {
            return topic(Kind.ANY);
        }
        if (words.any("source", "sources", "link", "links", "resources", "credit", "credits")) {
            return topic(Kind.REFERENCES);
        }
        return words.any(
                        "description",
                        "descriptions",
                        "details",
                        "comment",
                        "comments",
                        "note",
                        "notes",
                        "context",
                        "provider",
                        "country",
                        "date",
                        "seen",
                        "type",
                        "size",
                        "subject")
                ? topic(Kind.NOTES)
                : NONE;
    }

    private static Optional<IndicatorType> entries(Words words) {
        if (words.any("mutex", "mutexes", "mutant", "mutants", "mutexs")) {
            return Optional.of(IndicatorType.MUTEX);
        }
        if (words.has("named pipe") || words.has("named pipes") || words.any("pipename", "pipes")) {
            return Optional.of(IndicatorType.NAMED_PIPE);
        }
        if (words.has("service name")
                || words.has("service names")
                || words.has("windows service")
                || words.has("windows services")
                || words.is("services")
                || words.is("service")) {
            return Optional.of(IndicatorType.SERVICE_NAME);
        }
        if (words.has("user agent") || words.has("user agents") || words.any("useragent", "useragents")) {
            return Optional.of(IndicatorType.USER_AGENT);
        }
        if (words.has("scheduled task")
                || words.has("scheduled tasks")
                || words.has("task name")
                || words.has("task names")) {
            return Optional.of(IndicatorType.SCHEDULED_TASK);
        }
        if (words.any("registry", "regkey", "regkeys")) {
            return Optional.of(IndicatorType.REGISTRY_KEY);
        }
        if (words.has("command line") || words.has("command lines") || words.any("cmdline", "commandline")) {
            return Optional.of(IndicatorType.COMMAND_LINE);
        }
        if (words.any("path", "paths", "filepath", "filepaths", "location", "locations") && !words.any("url", "uri")) {
            return Optional.of(IndicatorType.FILE_PATH);
        }
        boolean names = words.has("file name")
                || words.has("file names")
                || words.any("filename", "filenames")
                || words.has("readme files")
                || words.has("ransom note")
                || words.has("ransom notes");
        return names ? Optional.of(IndicatorType.FILE_NAME) : Optional.empty();
    }

    private static Topic topic(Kind kind) {
        return new Topic(kind, Optional.empty());
    }

    /** The words of a heading, in lower case, with one blank between them. */
    private record Words(String joined, Set<String> words) {
        static Words of(String text) {
            String[] parts = text.toLowerCase(Locale.ROOT)
                    .replace("sha-", "sha")
                    .replace("e-mail", "email")
                    .replaceAll("[^a-z0-9]+", " ")
                    .strip()
                    .split(" ", MOST_WORDS + 2);
            Set<String> words =
                    Arrays.stream(parts).filter(word -> !word.isEmpty()).collect(Collectors.toSet());
            return new Words(String.join(" ", parts), words);
        }

        int count() {
            return words.size();
        }

        boolean any(String... wanted) {
            return Arrays.stream(wanted).anyMatch(words::contains);
        }

        boolean has(String phrase) {
            return (" " + joined + " ").contains(" " + phrase + " ");
        }

        boolean is(String phrase) {
            return joined.equals(phrase);
        }

        boolean startsWith(String phrase) {
            return joined.startsWith(phrase);
        }
    }
}
