package dev.tocsin.compiler.intake.published;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotesTest {
    @ParameterizedTest
    @CsvSource({
        "Library that is loaded by a legitimate program, false",
        "Link on legitimate storage service, false",
        "Archive with legitimate program and a library, false",
        "Legitimate-looking site for logins, false",
        "Legitimate program that loads a malicious library, true",
        "Verdict: clean; file tool.exe, true",
        "Verdict: malicious; file tool.exe, false",
        "Seen on desks of legitimate staff: clean file, true",
    })
    void tellsCleanFromBesideClean(String note, boolean clean) {
        assertEquals(clean, Notes.callClean(note));
    }
}
