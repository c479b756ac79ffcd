package dev.tocsin.sigma.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tocsin.sigma.diagnostic.Code;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionChecksTest {
    private static final String THREE = """
            selection_one:
                Image: a
            selection_two:
                Image: b
            _hidden:
                Image: c
            """;

    private static Linted condition(String condition) {
        return Linted.detection(THREE + "condition: " + condition + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "all of them, all of them",
        "selection_one or (not all   of them), all   of them",
        "ALL OF THEM, ALL OF THEM",
    })
    void allOfThemIsFoundWhereItStands(String condition, String marked) {
        assertEquals(List.of(marked), condition(condition).marked(Code.ALL_OF_THEM_CONDITION));
    }

    @Test
    void otherQuantifiersAreAllRight() {
        assertEquals(List.of(), condition("1 of them or all of selection_*").of(Code.ALL_OF_THEM_CONDITION));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "selection_one                                 | selection_two,_hidden",
                "1 of selection_*                              | _hidden",
                "1 of them                                     | _hidden",
                "1 of them or _hidden                          | ''",
                "selection_one and not (selection_two or _hidden)| ''",
                "1 of *_one or 1 of _*                         | selection_two",
            })
    void anIdentifierThatNoConditionUsesIsFound(String condition, String dangling) {
        List<String> expected = dangling.isEmpty() ? List.of() : List.of(dangling.split(","));
        assertEquals(expected, condition(condition).marked(Code.DANGLING_DETECTION));
    }

    @Test
    void anIdentifierSpeltLikeAnOperatorInCapitalsIsUsed() {
        Linted linted = Linted.detection("AND:\n    Image: a\nselection:\n    User: b\ncondition: selection and AND\n");
        assertEquals(List.of(), linted.of(Code.DANGLING_DETECTION));
    }

    @Test
    void anIdentifierThatNoConditionCanNameIsReportedOnce() {
        Linted linted = Linted.detection("and:\n    Image: a\nselection:\n    User: b\ncondition: selection\n");
        assertEquals(List.of("and"), linted.marked(Code.UNREFERABLE_IDENTIFIER));
        assertEquals(List.of(), linted.of(Code.DANGLING_DETECTION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"()", "''", "1 of (selection_one, selection_two)", "selection_one and"})
    void aConditionWithAnErrorUsesWhoKnowsWhat(String condition) {
        Linted linted = condition(condition);
        assertEquals(1, linted.of(Code.CONDITION_SYNTAX).size());
        assertEquals(List.of(), linted.of(Code.DANGLING_DETECTION));
    }

    @Test
    void aPatternThatSelectsNothingIsReportedOnce() {
        Linted linted = condition("selection_one and not _hidden and not 1 of selektion_*");
        assertEquals(List.of("selektion_*"), linted.marked(Code.DANGLING_CONDITION));
        assertEquals(List.of(), linted.of(Code.DANGLING_DETECTION));
    }

    /** Nothing but a pattern can select it. */
    @Test
    void aPatternForWhatNoConditionCanNameIsNeeded() {
        Linted linted = Linted.detection("the first:\n    Image: a\ncondition: 1 of the*\n");
        assertEquals(List.of(), linted.of(Code.SIGMAHQ_OFSELECTION_CONDITION));
        Linted them = Linted.detection("the first:\n    Image: a\ncondition: 1 of them\n");
        assertEquals(List.of(), them.of(Code.THEM_CONDITION_WITH_SINGLE_DETECTION));
    }

    @Test
    void aMisspeltNameIsReportedOnce() {
        Linted linted = condition("selection_one and not selektion_two and not _hidden");
        assertEquals(List.of("selektion_two"), linted.marked(Code.UNKNOWN_IDENTIFIER));
        assertEquals(List.of(), linted.of(Code.DANGLING_DETECTION));
    }

    @Test
    void anyOfSeveralConditionsMayUseAnIdentifier() {
        Linted linted = Linted.detection(THREE + """
                condition:
                    - selection_one
                    - selection_two and not _hidden
                """);
        assertEquals(List.of(), linted.of(Code.DANGLING_DETECTION));
    }

    @Test
    void themIsOneIdentifier() {
        Linted linted = Linted.detection("""
                selection:
                    Image: a
                condition: 1 of them
                """);
        assertEquals(List.of("1 of them"), linted.marked(Code.THEM_CONDITION_WITH_SINGLE_DETECTION));
        assertEquals(List.of(), condition("1 of them").of(Code.THEM_CONDITION_WITH_SINGLE_DETECTION));
    }

    @Test
    void aRuleWithAnErrorElsewhereIsCheckedAsWell() {
        Linted linted = Linted.text("""
                title: Some Rule
                level: extreme
                logsource:
                    product: windows
                detection:
                    selection:
                        Image: a
                    idle:
                        Image: b
                    condition: selection
                """);
        assertEquals(List.of("idle"), linted.marked(Code.DANGLING_DETECTION));
    }

    /** A time span under this key belongs to version 1, but a search may bear the name, as the parser reads it. */
    @Test
    void aSearchMayBeCalledTimeframe() {
        Linted linted = Linted.detection("""
                selection:
                    Image: a
                timeframe:
                    Image: b
                condition: selection
                """);
        assertEquals(List.of("timeframe"), linted.marked(Code.DANGLING_DETECTION));
        assertEquals(List.of(), linted.of(Code.LEGACY_TIMEFRAME));
    }
}
