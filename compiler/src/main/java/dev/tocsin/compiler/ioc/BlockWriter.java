package dev.tocsin.compiler.ioc;

import java.util.List;
import java.util.function.Consumer;

/** Lines of YAML in block style. Maps and lists lie two blanks further in than their key. */
final class BlockWriter {
    private static final int STEP = 2;

    private final StringBuilder lines = new StringBuilder();
    private int indent;
    private boolean afterDash;

    /** @param indent how many blanks stand before the first key, or before the first dash */
    BlockWriter(int indent) {
        this.indent = indent;
    }

    /** A key with a text of somebody, in quotes where it needs them. */
    void text(String key, String text) {
        word(key, WrittenScalar.of(text, indent + STEP));
    }

    /** A key with a word that needs no quotes. */
    void word(String key, String word) {
        begin().append(key).append(": ").append(word).append('\n');
    }

    void map(String key, Runnable content) {
        begin().append(key).append(":\n");
        indent += STEP;
        content.run();
        indent -= STEP;
    }

    <T> void list(String key, List<T> items, Consumer<T> content) {
        map(key, () -> items.forEach(item -> item(() -> content.accept(item))));
    }

    void texts(String key, List<String> texts) {
        map(
                key,
                () -> texts.forEach(text -> begin().append("- ")
                        .append(WrittenScalar.of(text, indent + STEP))
                        .append('\n')));
    }

    /** An entry of a list, whose content writes at least one key. */
    void item(Runnable content) {
        begin().append("- ");
        afterDash = true;
        indent += STEP;
        content.run();
        indent -= STEP;
    }

    private StringBuilder begin() {
        if (!afterDash) {
            lines.append(" ".repeat(indent));
        }
        afterDash = false;
        return lines;
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
