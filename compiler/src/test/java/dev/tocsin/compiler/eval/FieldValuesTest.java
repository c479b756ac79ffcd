package dev.tocsin.compiler.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.document.UnreadableDocumentException;
import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldValuesTest {
    @Test
    void firstCandidateWithAValueDecides() {
        Field field = new Field("f", List.of(new Candidate.Path("a"), new Candidate.Path("b")));
        assertEquals(List.of("1"), FieldValues.of(field, document("{'a':1,'b':2}")));
        assertEquals(List.of("2"), FieldValues.of(field, document("{'a':[],'b':2}")));
        assertEquals(List.of(""), FieldValues.of(field, document("{'a':'','b':2}")));
        assertEquals(List.of(), FieldValues.of(field, document("{'c':1}")));
    }

    @Test
    void wordsAreTranslatedAndOthersAreNoValue() {
        Candidate candidate = new Candidate.Translated("d", Map.of("egress", "true", "ingress", "false"));
        assertEquals(List.of("true"), FieldValues.of(candidate, document("{'d':'egress'}")));
        assertEquals(List.of(), FieldValues.of(candidate, document("{'d':'internal'}")));
        assertEquals(List.of("false", "true"), FieldValues.of(candidate, document("{'d':['ingress','x','egress']}")));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "{'d':'NT AUTHORITY','n':'SYSTEM'} | NT AUTHORITY\\SYSTEM",
                "{'n':'SYSTEM'}                     | SYSTEM",
                "{'d':'-','n':'SYSTEM'}             | SYSTEM",
            })
    void accountsAreJoined(String json, String expected) {
        assertEquals(List.of(expected), FieldValues.of(new Candidate.Account("d", "n"), document(json)));
    }

    @Test
    void accountWithoutANameIsNone() {
        Candidate account = new Candidate.Account("d", "n");
        assertEquals(List.of(), FieldValues.of(account, document("{'d':'OFFSEC'}")));
        assertEquals(List.of(), FieldValues.of(account, document("{'d':'-','n':'-'}")));
        assertEquals(List.of("A\\x", "B\\y"), FieldValues.of(account, document("{'d':['A','B'],'n':['x','y']}")));
    }

    @Test
    void digestsAreOneTextAgain() {
        Candidate hashes = new Candidate.Hashes(List.of(
                new Candidate.Hashes.Algorithm("SHA1", "h.sha1"), new Candidate.Hashes.Algorithm("IMPHASH", "h.imp")));
        assertEquals(List.of("SHA1=AB,IMPHASH=0C"), FieldValues.of(hashes, document("{'h':{'sha1':'ab','imp':'0c'}}")));
        assertEquals(List.of("IMPHASH=0C"), FieldValues.of(hashes, document("{'h':{'imp':'0c'}}")));
        assertEquals(List.of(), FieldValues.of(hashes, document("{'h':{}}")));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "{'s':['1'],'t':'SZ_DWORD'}             | DWORD (0x00000001)",
                "{'s':['4294967295'],'t':'SZ_DWORD'}    | DWORD (0xffffffff)",
                "{'s':['42'],'t':'SZ_QWORD'}            | QWORD (0x00000000-0x0000002a)",
                "{'s':['4294967296'],'t':'SZ_QWORD'}    | QWORD (0x00000001-0x00000000)",
                "{'s':['Binary Data'],'t':'REG_BINARY'} | Binary Data",
                "{'t':'REG_BINARY'}                     | Binary Data",
                "{'s':['1'],'t':'REG_SZ'}               | 1",
                "{'s':['(Empty)'],'t':'REG_SZ'}         | (Empty)",
                "{'s':['C:\\\\a.exe']}                  | C:\\a.exe",
                "{'s':['many'],'t':'SZ_DWORD'}          | many",
            })
    void registryDetailsAreInSysmonsNotation(String json, String expected) {
        assertEquals(List.of(expected), FieldValues.of(new Candidate.RegistryDetails("s", "t"), document(json)));
    }

    @ParameterizedTest
    @CsvSource({"0x1a4, 420, 0x1a4", "420, 420, 0x1a4", "0, 0, 0x0", "0x00C8, 200, 0xc8", "-, -, -"})
    void wholeNumbersChangeTheirNotation(String written, String decimal, String hexadecimal) {
        Document document = document("{'p':'" + written + "'}");
        assertEquals(
                List.of(decimal),
                FieldValues.of(new Candidate.WholeNumber("p", Candidate.WholeNumber.Notation.DECIMAL), document));
        assertEquals(
                List.of(hexadecimal),
                FieldValues.of(new Candidate.WholeNumber("p", Candidate.WholeNumber.Notation.HEXADECIMAL), document));
    }

    @Test
    void togetherAreTheValuesOfAll() {
        Candidate together = new Candidate.Together(List.of(new Candidate.Path("a"), new Candidate.Path("b")));
        assertEquals(List.of("1", "2", "3"), FieldValues.of(together, document("{'b':[2,3],'a':1}")));
        assertEquals(List.of("2"), FieldValues.of(together, document("{'b':2}")));
    }

    @Test
    void linesAreOneTextAgain() {
        Candidate lines = new Candidate.Lines(List.of(
                line("HostName=", "a", Candidate.Lines.WithoutValue.LABEL_ALONE),
                line("HostApplication=", "b", Candidate.Lines.WithoutValue.NO_LINE),
                line("EngineVersion=", "c", Candidate.Lines.WithoutValue.LABEL_ALONE)));
        assertEquals(
                List.of("HostName=x\nHostApplication=y\nEngineVersion=2.0"),
                FieldValues.of(lines, document("{'a':'x','b':'y','c':'2.0'}")));
        assertEquals(List.of("HostName=x\nEngineVersion="), FieldValues.of(lines, document("{'a':'x'}")));
        assertEquals(List.of(), FieldValues.of(lines, document("{'b':'y','c':'2.0'}")));
    }

    private static Candidate.Lines.Line line(String label, String path, Candidate.Lines.WithoutValue withoutValue) {
        return new Candidate.Lines.Line(label, List.of(new Candidate.Path(path)), withoutValue);
    }

    @Test
    void betweenIsAFactInsideAText() {
        Candidate imphash = new Candidate.Between("h", "IMPHASH=", ",");
        assertEquals(List.of("0C"), FieldValues.of(imphash, document("{'h':'SHA1=AB,IMPHASH=0C'}")));
        assertEquals(List.of("0C"), FieldValues.of(imphash, document("{'h':'IMPHASH=0C,SHA1=AB'}")));
        assertEquals(List.of(), FieldValues.of(imphash, document("{'h':'SHA1=AB'}")));
        assertEquals(List.of(), FieldValues.of(imphash, document("{'h':'IMPHASH=,SHA1=AB'}")));
    }

    @Test
    void invocationsAreLinesAgain() {
        assertEquals(
                List.of("CommandInvocation(cat): cat\nParameterBinding(cat): name=p; value=q\nplain"),
                FieldValues.of(
                        new Candidate.Invocations("d"),
                        document("{'d':[{'type':'CommandInvocation','related_command':'cat','value':'cat'},"
                                + "{'type':'ParameterBinding','related_command':'cat','name':'p','value':'q'},"
                                + "{'value':'plain'}]}")));
        assertEquals(List.of(), FieldValues.of(new Candidate.Invocations("d"), document("{'d':[]}")));
    }

    private static Document document(String json) {
        try {
            return Document.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        } catch (UnreadableDocumentException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
