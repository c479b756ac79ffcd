package dev.tocsin.rules;

import java.io.Serial;
import java.nio.file.Path;
import org.yaml.snakeyaml.nodes.Node;

/** A cases file says something that it cannot mean. */
final class CasesFileException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    CasesFileException(Path file, int line, String problem) {
        super(file + ":" + line + ": " + problem);
    }

    CasesFileException(Path file, Node node, String problem) {
        this(file, node.getStartMark().getLine() + 1, problem);
    }
}
