package dev.tocsin.connector.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tocsin.connector.report.ExplanationMarkdown;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Explanation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/diagnostics.md is made of the explanations and of what a check says about them. */
class DiagnosticsPageTest {
    private static final Path PAGE = Path.of("../docs/diagnostics.md");

    private static final String INTRODUCTION = """
            # Diagnostics

            Every finding about a rule has a code that stays the same: suppressions and CI configurations name it. An \
            error means that the rule cannot be used; a warning, that it can, but probably does not do what its author \
            meant; an info is worth knowing, and nothing needs to change.

            ```text
            whoami.yml:14:34: error[unknown-identifier]: no search identifier is named `filtr`
            14 |     condition: selection and not filtr
               |                                  ^^^^^
               = hint: did you mean `filter`? This rule defines: selection, filter
            ```

            Columns count characters (Unicode code points) from 1. `tocsin explain CODE` prints the same as this page, \
            which is generated: each example was checked, and what is said about it is what `tocsin check` says.
            """;

    @Test
    void thePageIsUpToDate() throws IOException {
        String page = page();
        if (System.getProperty("golden.update") != null) {
            Files.writeString(PAGE, page);
        }
        assertEquals(page, Files.readString(PAGE), "docs/diagnostics.md is stale: -Dgolden.update writes it anew");
    }

    private static String page() throws IOException {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (Code.Topic topic : Code.Topic.values()) {
            page.append("\n## ").append(ExplanationMarkdown.heading(topic)).append('\n');
            for (Code code : Code.values()) {
                if (code.topic() == topic) {
                    Explanation explanation = Explanation.of(code);
                    page.append("\n### `").append(code.id()).append("`\n\n");
                    page.append('*').append(code.severity().word()).append("*\n\n");
                    page.append(ExplanationMarkdown.of(explanation, CheckedExample.output(explanation)));
                }
            }
        }
        return page.toString();
    }
}
