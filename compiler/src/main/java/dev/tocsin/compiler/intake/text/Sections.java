package dev.tocsin.compiler.intake.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The headings above a line, and what they say about it. */
final class Sections {
    /** Below all levels that a format can express: a line of plain text that is a heading by its looks. */
    static final int IMPLICIT = 10;

    private static final int LONGEST_ROLE = 80;

    private record Section(int level, Topic topic, String text) {}

    private final Deque<Section> open = new ArrayDeque<>();

    void enter(int level, String text) {
        leave(level);
        Topic topic = Topic.of(text);
        boolean title = level == 1
                && switch (topic.kind()) {
                    case REFERENCES, BENIGN, OTHER, OTHER_DIGESTS, NOTES -> true;
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

    /** The nearest heading, if it fits in a few words. */
    Optional<String> heading() {
        return Optional.ofNullable(open.peek())
                .map(Section::text)
                .map(Sections::clean)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST_ROLE);
    }

    private static String clean(String text) {
        String stripped = text.replace("__", "").replace("**", "").strip();
        return stripped.endsWith(":")
                ? stripped.substring(0, stripped.length() - 1).strip()
                : stripped;
    }
}
