package dev.tocsin.compiler.export;

import java.util.List;

/**
 * A list in a format of other tools.
 *
 * @param text the whole file
 * @param losses what the list says and the text does not, each in one line for people
 */
public record Exported(String text, List<String> losses) {
    public Exported {
        losses = List.copyOf(losses);
    }
}
