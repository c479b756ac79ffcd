package dev.tocsin.compiler.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.document.UnreadableDocumentException;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.compiler.placeholder.Placeholders;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.model.DetectionItem;
import dev.tocsin.sigma.model.DetectionItem.AppliedModifier;
import dev.tocsin.sigma.model.Modifier;
import dev.tocsin.sigma.model.Value;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModifiersTest {
    private static final Span NOWHERE = new Span(0, 0);
    private static final SourceText SOURCE = new SourceText("rule.yml", "");

    private final List<Diagnostic> diagnostics = new ArrayList<>();

    /** Each line: modifiers, value of the rule, value of the document, whether it matches. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\u0001',
            value = {
                "none               ¦ whoami              ¦ WhoAmI                        ¦ true",
                "none               ¦ whoami              ¦ whoami.exe                    ¦ false",
                "none               ¦ who*                ¦ whoami                        ¦ true",
                "none               ¦ who?mi              ¦ whoami                        ¦ true",
                "none               ¦ who?mi              ¦ whomi                         ¦ false",
                "none               ¦ who\\*              ¦ who*                          ¦ true",
                "none               ¦ who\\*              ¦ whoami                        ¦ false",
                "none               ¦ C:\\\\*             ¦ C:\\x                         ¦ true",
                "none               ¦ ÉCOLE               ¦ école                         ¦ true",
                "none               ¦ kelvin              ¦ \u212Aelvin                   ¦ false",
                "contains           ¦ oam                 ¦ WHOAMI                        ¦ true",
                "contains           ¦ \\Temp\\            ¦ C:\\temp\\a                   ¦ true",
                "startswith         ¦ who                 ¦ whoami                        ¦ true",
                "startswith         ¦ hoa                 ¦ whoami                        ¦ false",
                "endswith           ¦ \\cmd.exe           ¦ C:\\Windows\\CMD.EXE          ¦ true",
                "cased              ¦ whoami              ¦ WhoAmI                        ¦ false",
                "contains|cased     ¦ oA                  ¦ WhoAmI                        ¦ true",
                "contains|cased     ¦ OA                  ¦ WhoAmI                        ¦ false",
                "cased|base64       ¦ Abc                 ¦ QWJj                          ¦ true",
                "cased|base64       ¦ Abc                 ¦ qwjj                          ¦ false",
                "neq                ¦ whoami              ¦ whoami                        ¦ false",
                "neq                ¦ whoami              ¦ hostname                      ¦ true",
                "re                 ¦ who.mi              ¦ xwhoamix                      ¦ true",
                "re                 ¦ ^who.mi$            ¦ xwhoamix                      ¦ false",
                "re                 ¦ WHO.MI              ¦ whoami                        ¦ false",
                "re|i               ¦ WHO.MI              ¦ whoami                        ¦ true",
                "re                 ¦ a*b                 ¦ xb                            ¦ true",
                "re|startswith      ¦ who|ami             ¦ amiss                         ¦ true",
                "re|startswith      ¦ who|ami             ¦ whoami                        ¦ true",
                "re|startswith      ¦ hoa|ami             ¦ whoami                        ¦ false",
                "re|endswith        ¦ who|ami             ¦ whoami                        ¦ true",
                "re|endswith        ¦ who|am              ¦ whoami                        ¦ false",
                "windash|contains   ¦  -f                 ¦ tool /f x                     ¦ true",
                "windash|contains   ¦ -f -g               ¦ tool \u2013f \u2015g          ¦ true",
                "windash|contains   ¦ get-item            ¦ get/item                      ¦ false",
                "windash|contains   ¦ \u2014f             ¦ tool -f                       ¦ true",
                "base64             ¦ ping                ¦ cGluZw==                      ¦ true",
                "utf16le|base64     ¦ ping                ¦ cABpAG4AZwA=                  ¦ true",
                "wide|base64        ¦ ping                ¦ cABpAG4AZwA=                  ¦ true",
                "utf16|base64       ¦ ping                ¦ //5wAGkAbgBnAA==              ¦ true",
                "utf16be|base64     ¦ ping                ¦ AHAAaQBuAGc=                  ¦ true",
                "base64offset|contains ¦ /bin/bash        ¦ xxL2Jpbi9iYXNoyy              ¦ true",
                "base64offset|contains ¦ /bin/bash        ¦ eC9iaW4vYmFzaA==              ¦ true",
                "base64offset|contains ¦ /bin/bash        ¦ eHgvYmluL2Jhc2g=              ¦ true",
                "base64offset|contains ¦ größe            ¦ Z3LDtsOfZQ==                  ¦ true",
                "base64offset|contains ¦ größe            ¦ eGdyw7bDn2U=                  ¦ true",
                "base64offset|contains ¦ größe            ¦ eHhncsO2w59l                  ¦ true",
                "cidr               ¦ 10.0.0.0/8          ¦ 10.200.3.4                    ¦ true",
                "cidr               ¦ 10.0.0.0/8          ¦ 11.0.0.1                      ¦ false",
                "cidr               ¦ 10.0.0.0/8          ¦ 10.0.0                        ¦ false",
                "cidr               ¦ 172.16.0.0/12       ¦ 172.31.255.255                ¦ true",
                "cidr               ¦ ::1/128             ¦ 0:0:0:0:0:0:0:1               ¦ true",
                "cidr               ¦ fe80::/10           ¦ fe80::1%eth0                  ¦ false",
                "cidr               ¦ fe80::/10           ¦ FE80::abcd                    ¦ true",
                "expand             ¦ 100\\%              ¦ 100%                          ¦ true",
                "contains|expand    ¦ 50\\%               ¦ at 50% of it                  ¦ true",
                "windash|contains|expand ¦ -x 5\\%         ¦ tool /x 5% y                  ¦ true",
                "expand             ¦ 5\\%*              ¦ 5% of it                      ¦ true",
                "none               ¦ %user%              ¦ %USER%                        ¦ true",
                "none               ¦ a?b                 ¦ a\uD83D\uDD14b                ¦ true",
                "none               ¦ a??b                ¦ a\uD83D\uDD14b                ¦ false",
                "none               ¦ a\\                ¦ a\\                           ¦ true",
                "none               ¦ a\\\\              ¦ a\\                           ¦ true",
                "none               ¦ \\\\\\\\srv         ¦ \\\\srv                       ¦ true",
                "none               ¦ *\\Desktop\\*      ¦ C:\\Desktop\\x               ¦ false",
                "none               ¦ *\\Desktop\\*      ¦ C:\\Desktop*                ¦ true",
                "none               ¦ a\\\\\\*            ¦ a\\*                          ¦ true",
                "none               ¦ a\\\\\\*            ¦ a\\x                          ¦ false",
                "none               ¦ stra\u00DFe           ¦ STRASSE                       ¦ false",
                "fieldref           ¦ Other               ¦ OTHER VALUE                   ¦ true",
                "fieldref|contains  ¦ Part                ¦ the Value here                ¦ true",
                "fieldref|startswith ¦ Part               ¦ value here                    ¦ true",
                "fieldref|neq       ¦ Other               ¦ other value                   ¦ false",
            })
    void meansOfAString(String modifiers, String value, String documentValue, boolean expected)
            throws UnreadableDocumentException {
        Predicate predicate = lower(modifiers, new Value.Text(value, NOWHERE));
        assertEquals(expected, Oracle.matches(predicate, document(documentValue)), () -> predicate.toString());
        assertEquals(List.of(), diagnostics);
    }

    @ParameterizedTest
    @CsvSource({
        "lt, 5, 4, true",
        "lt, 5, 5, false",
        "lte, 5, 5, true",
        "gt, 5, 10, true",
        "gte, 5, 4.99, false",
        "gt, 5, ten, false",
        "minute, 30, 2023-10-28T23:30:01.123Z, true",
        "hour, 23, 2023-10-28T23:30:01.1234567Z, true",
        "hour, 23, 2023-10-28T23:30:01+02:00, true",
        "day, 28, 2023-10-28T23:30:01Z, true",
        "week, 43, 2023-10-28T23:30:01Z, true",
        "month, 10, 2023-10-28T23:30:01Z, true",
        "year, 2023, 2023-10-28T23:30:01Z, true",
        "year, 2023, 2024-10-28T23:30:01Z, false",
        "hour, 23, 2023-10-28 23:30:01.123, true",
        "week, 43, 2023-10-28T23:30:01, true",
        "hour, 23, 2023-10-2823:30:01, false",
        "hour, 23, 23:00, false",
        "none, 5, 5, true",
        "none, 5, 5.0, false",
    })
    void meansOfANumber(String modifiers, BigDecimal value, String documentValue, boolean expected)
            throws UnreadableDocumentException {
        Predicate predicate = lower(modifiers, new Value.Numeric(value, NOWHERE));
        assertEquals(expected, Oracle.matches(predicate, document(documentValue)));
        assertEquals(List.of(), diagnostics);
    }

    @Test
    void ofSeveralValuesOneIsEnoughAndUnderAllEach() throws UnreadableDocumentException {
        Value[] values = {new Value.Text("who", NOWHERE), new Value.Text("ami", NOWHERE)};
        Document document = document("whoever");
        assertTrue(Oracle.matches(lower("contains", values), document));
        assertEquals(false, Oracle.matches(lower("contains|all", values), document));
        assertTrue(Oracle.matches(lower("contains|all", values), document("whoami")));
    }

    @Test
    void whatOneValueExpandsToAreAlternativesUnderAllToo() throws UnreadableDocumentException {
        Value[] values = {new Value.Text("-a", NOWHERE), new Value.Text("-b", NOWHERE)};
        assertTrue(Oracle.matches(lower("windash|contains|all", values), document("x /a –b")));
        assertEquals(false, Oracle.matches(lower("windash|contains|all", values), document("x /a –c")));
    }

    @Test
    void absentAndEmptyAreTwoThings() throws UnreadableDocumentException {
        Value nothing = new Value.Null(NOWHERE);
        Value empty = new Value.Text("", NOWHERE);
        Document absent = Document.parse("{}".getBytes(StandardCharsets.UTF_8));
        Document blank = document("");
        assertTrue(Oracle.matches(lower("none", nothing), absent));
        assertEquals(false, Oracle.matches(lower("none", nothing), blank));
        assertTrue(Oracle.matches(lower("none", empty), blank));
        assertEquals(false, Oracle.matches(lower("none", empty), absent));
        assertTrue(Oracle.matches(lower("exists", new Value.Bool(true, NOWHERE)), blank));
        assertTrue(Oracle.matches(lower("exists", new Value.Bool(false, NOWHERE)), absent));
        assertTrue(Oracle.matches(lower("neq", new Value.Text("x", NOWHERE)), absent));
    }

    @Test
    void whatCannotBeAppliedIsReported() {
        Object[][] wrong = {
            {"contains", new Value.Numeric(BigDecimal.ONE, NOWHERE), Code.MODIFIER_VALUE},
            {"re", new Value.Text("a(?=b)", NOWHERE), Code.UNSUPPORTED_REGULAR_EXPRESSION},
            {"cidr", new Value.Text("10.0.0.1/8", NOWHERE), Code.INVALID_NETWORK},
            {"expand", new Value.Text("%servers%", NOWHERE), Code.UNRESOLVED_PLACEHOLDER},
            {"re|expand", new Value.Text("^%servers%$", NOWHERE), Code.UNRESOLVED_PLACEHOLDER},
            {"re|startswith", new Value.Text("a)|(b", NOWHERE), Code.REGULAR_EXPRESSION_SYNTAX},
            {"base64offset|contains", new Value.Text("a", NOWHERE), Code.MODIFIER_VALUE},
            {"base64offset|contains", new Value.Text("", NOWHERE), Code.MODIFIER_VALUE},
            {"windash", new Value.Text("-a -b -c -d -e -f", NOWHERE), Code.TOO_MANY_ALTERNATIVES},
            {"base64", new Value.Text("a*", NOWHERE), Code.WILDCARD_NOT_ALLOWED},
            {"exists", new Value.Text("maybe", NOWHERE), Code.MODIFIER_VALUE},
        };
        for (Object[] line : wrong) {
            diagnostics.clear();
            Predicate predicate = lower((String) line[0], (Value) line[1]);
            assertEquals(
                    List.of(line[2]),
                    diagnostics.stream().map(Diagnostic::code).toList(),
                    () -> line[0] + " made " + predicate);
        }
    }

    private Predicate lower(String modifiers, Value... values) {
        List<AppliedModifier> applied = Stream.of(modifiers.split("\\|"))
                .filter(word -> !word.equals("none"))
                .map(word -> new AppliedModifier(Modifier.of(word.strip()).orElseThrow(), NOWHERE))
                .toList();
        DetectionItem item = new DetectionItem(Optional.of("Field"), applied, Arrays.asList(values), NOWHERE, NOWHERE);
        return new ItemLowering(
                        SOURCE,
                        name -> new Field(name, List.of(new Candidate.Path(name))),
                        Placeholders.none(),
                        diagnostics::add)
                .lower(item, "selection");
    }

    private static Document document(String value) throws UnreadableDocumentException {
        String json =
                "{\"Field\": \"" + value.replace("\\", "\\\\") + "\", \"Other\": \"other value\", \"Part\": \"VALUE\"}";
        return Document.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
