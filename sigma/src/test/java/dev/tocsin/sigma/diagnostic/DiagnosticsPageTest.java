package dev.tocsin.sigma.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DiagnosticsPageTest {
    private static final Path PAGE = Path.of("../docs/diagnostics.md");
    private static final Pattern ENTRY = Pattern.compile("^### `([a-z0-9-]+)`\\n\\n(\\S.+)$", Pattern.MULTILINE);

    @Test
    void everyCodeHasItsParagraphAndNoParagraphIsLeftOver() throws IOException {
        List<String> written = ENTRY.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult entry) -> entry.group(1))
                .sorted()
                .toList();
        List<String> codes = Arrays.stream(Code.values()).map(Code::id).sorted().toList();
        assertEquals(codes, written);
    }
}
