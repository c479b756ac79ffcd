package dev.tocsin.compiler.intake.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The headings above a line, and what they say about it. */
final class Sections {
    /** Below all levels that a format can express: a line of plain text that is a heading by its looks. */
    static final int IMPLICIT = 10;

    private static final int LONGEST_ROLE = 80;

    /** Words that name types of indicators and nothing of what they were for. */
    private static final Set<String> OF_TYPES = Set.of(
            "address",
            "addresses",
            "and",
            "compromise",
            "digest",
            "digests",
            "domain",
            "domains",
            "email",
            "emails",
            "file",
            "filename",
            "filenames",
            "files",
            "fqdn",
            "fqdns",
            "hash",
            "hashes",
            "host",
            "hostname",
            "hostnames",
            "hosts",
            "indicator",
            "indicators",
            "ioc",
            "iocs",
            "ip",
            "ipaddress",
            "ips",
            "ipv4",
            "ipv6",
            "key",
            "keys",
            "mail",
            "md5",
            "mutex",
            "mutexes",
            "name",
            "names",
            "network",
            "of",
            "path",
            "paths",
            "registry",
            "sha",
            "1",
            "256",
            "512",
            "sha1",
            "sha256",
            "sha512",
            "the",
            "url",
            "urls");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private record Section(int level, Topic topic, String text) {}

    private final Deque<Section> open = new ArrayDeque<>();

    void enter(int level, String text) {
        leave(level);
        Topic topic = Topic.of(text);
        boolean title = level == 1
                && switch (topic.kind()) {
                    case REFERENCES, BENIGN, COMMANDS, OTHER, OTHER_DIGESTS, NOTES -> true;
                    case NONE, ANY, NETWORK, DIGESTS, ENTRIES, FILES -> false;
                };
        open.push(new Section(level, title ? Topic.NONE : topic, text));
    }

    /** Leaves the sections of this level and below. */
    void leave(int level) {
        while (!open.isEmpty() && open.peek().level >= level) {
            open.pop();
        }
    }

    /** What the nearest heading that says something says. */
    Topic topic() {
        return open.stream()
                .map(Section::topic)
                .filter(topic -> topic.kind() != Topic.Kind.NONE && topic.kind() != Topic.Kind.NOTES)
                .findFirst()
                .orElse(Topic.NONE);
    }

    /** Whether a section that is only told by its looks is open. */
    boolean isImplicit() {
        return !open.isEmpty() && open.peek().level == IMPLICIT;
    }

    /** The nearest heading, if it fits in a few words and says more than which type the values have. */
    Optional<String> heading() {
        return Optional.ofNullable(open.peek())
                .map(Section::text)
                .map(Sections::clean)
                .filter(text -> text.length() <= LONGEST_ROLE && saysMoreThanTypes(text));
    }

    private static boolean saysMoreThanTypes(String text) {
        return BETWEEN_WORDS
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .anyMatch(word -> !word.isEmpty() && !OF_TYPES.contains(word));
    }

    private static String clean(String text) {
        String stripped = text.replace("__", "").replace("**", "").strip();
        return stripped.endsWith(":")
                ? stripped.substring(0, stripped.length() - 1).strip()
                : stripped;
    }
}
