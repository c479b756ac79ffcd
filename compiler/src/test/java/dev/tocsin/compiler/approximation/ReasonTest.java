package dev.tocsin.compiler.approximation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTest {
    @ParameterizedTest
    @EnumSource
    void isExplained(Reason reason) throws IOException {
        assertTrue(
                Files.readString(Path.of("../docs/targets.md")).contains("| " + reason.words() + " |"), reason::words);
    }
}
