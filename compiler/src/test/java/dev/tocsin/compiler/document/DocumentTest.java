package dev.tocsin.compiler.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'a':{'b':{'c':'x'}}}",
                "{'a.b.c':'x'}",
                "{'a.b':{'c':'x'}}",
                "{'a':{'b.c':'x'}}",
                "{'a':[{'b':{'c':['x']}}]}",
                "{'a':{'b':{'d':1}},'a.b.c':'x'}",
                "{'a':{'b':{'c':'x','c':null}}}",
                "{'a':{' b':{'c ':'x'}}}",
            })
    void findsAValueHoweverItIsNested(String json) throws UnreadableDocumentException {
        assertEquals(List.of("x"), parse(json).values("a.b.c"));
    }

    @Test
    void keepsEveryElementOfArrays() throws UnreadableDocumentException {
        assertEquals(
                List.of("x", "y", "z"), parse("{'a':['x',['y']],'b':1,'a':'z'}").values("a"));
    }

    @Test
    void elementsOfArraysAreDocumentsOfTheirOwn() throws UnreadableDocumentException {
        Document document = parse("{'a':{'b':[{'c':1,'d':2},'x',{'c':3,'e':[{'f':4}]}]}}");
        assertEquals(List.of("1", "3"), document.values("a.b.c"));
        assertEquals(List.of("x"), document.values("a.b"));
        assertEquals(
                List.of(List.of("2"), List.of()),
                document.elements("a.b").stream()
                        .map(element -> element.values("d"))
                        .toList());
        assertEquals(1, document.elements("a.b.e").size());
        assertEquals(List.of("4"), document.values("a.b.e.f"));
        assertEquals(List.of(), document.elements("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'a':null}", "{'a':[]}", "{'a':[null]}", "{'a':{}}", "{'a':{'b':1}}"})
    void nothingIsAbsent(String json) throws UnreadableDocumentException {
        assertEquals(List.of(), parse(json).values("a"));
    }

    @Test
    void everyScalarHasAText() throws UnreadableDocumentException {
        Document document = parse("{'a':[true,1,-0,10.50,1e3,0.0,'',1e999999999]}");
        assertEquals(List.of("true", "1", "-0", "10.5", "1000", "0", "", "1E+999999999"), document.values("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "[]", "{", "{'a':}", "{} {}", "{'a':1}x", "{'a':'\u0001'}", "\u0000"})
    void whatIsNoObjectIsRefusedInWords(String json) {
        UnreadableDocumentException refused = assertThrows(UnreadableDocumentException.class, () -> parse(json));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("not ")
                || String.valueOf(refused.getMessage()).startsWith("more "));
    }

    @Test
    void textInAnotherEncodingIsRefusedInWords() {
        byte[] notUtf32 = {0, 0, 0, '{', 0x7f, 0, 0, 0};
        assertThrows(UnreadableDocumentException.class, () -> Document.parse(notUtf32));
        byte[] notUtf8 = {'{', '"', (byte) 0xe9, '"', ':', '1', '}'};
        assertThrows(UnreadableDocumentException.class, () -> Document.parse(notUtf8));
    }

    @Test
    void depthIsLimited() {
        String deep = "{'a':".repeat(300) + "1" + "}".repeat(300);
        assertThrows(UnreadableDocumentException.class, () -> parse(deep));
    }

    private static Document parse(String json) throws UnreadableDocumentException {
        return Document.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
