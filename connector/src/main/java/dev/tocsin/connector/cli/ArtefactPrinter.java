package dev.tocsin.connector.cli;

import dev.tocsin.connector.compile.Artefact;
import dev.tocsin.connector.compile.Promise;
import dev.tocsin.connector.compile.Target;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Artefacts on standard output. One alone is printed as it is, so that it can be passed on. Of several, each in a format
 * that people read has a line above that names the rule, and an empty line below; JSON names its rule itself.
 */
final class ArtefactPrinter {
    /** How many artefacts there will be. */
    enum Count {
        ONE,
        SEVERAL
    }

    private final PrintWriter out;
    private final Count count;
    private boolean first = true;

    ArtefactPrinter(PrintWriter out, Count count) {
        this.out = out;
        this.count = count;
    }

    void print(Artefact artefact) {
        if (count == Count.SEVERAL) {
            artefact.promise().target().comment().ifPresent(sign -> {
                if (!first) {
                    out.print('\n');
                }
                out.print(sign + " " + heading(artefact.promise()) + "\n");
            });
        }
        out.print(artefact.text());
        first = false;
    }

    private static String heading(Promise promise) {
        return onOneLine(promise.target().word() + ", " + promise.exactness().word() + ": "
                + promise.rule().rule().metadata().title() + " ("
                + promise.rule().rule().metadata().source().name() + ")");
    }

    /** A title with a line break must not end the comment that it stands in. */
    private static String onOneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (Character.getType(character)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE -> line.append(String.format(Locale.ROOT, "<%04X>", character));
                default -> line.appendCodePoint(character);
            }
        });
        return line.toString();
    }
}
