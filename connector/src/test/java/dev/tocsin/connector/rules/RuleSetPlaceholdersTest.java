package dev.tocsin.connector.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tocsin.compiler.placeholder.Placeholders;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleSetPlaceholdersTest {
    private static final String RULE = """
            title: Logon of an Administrator
            id: 5f2cbb0c-3a1e-4f0e-9f5e-2f6f3b0f9d11
            logsource:
                product: windows
                service: security
            detection:
                selection:
                    TargetUserName|expand: '%Administrators%'
                condition: selection
            """;

    @TempDir
    Path folder;

    @Test
    void rulesRunWithTheValuesOfASiteAndOtherwiseNot() throws IOException {
        Files.writeString(folder.resolve("logon_of_administrator.yml"), RULE);
        Placeholders placeholders = Placeholders.read(
                        new SourceText("placeholders.yml", "Administrators: 'adm-*'\nNobodyUsesThis: 1\n"))
                .placeholders();
        RuleSet filled = RuleSet.load(List.of(folder), placeholders);
        assertEquals(List.of(), filled.diagnostics());
        assertEquals(1, filled.rules().size());
        RuleSet open = RuleSet.load(List.of(folder));
        assertEquals(
                List.of(Code.UNRESOLVED_PLACEHOLDER),
                open.diagnostics().stream().map(Diagnostic::code).toList());
        assertEquals(List.of(), open.rules());
    }
}
