package dev.tocsin.compiler.ioc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.Compilation;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.document.UnreadableDocumentException;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer;
import dev.tocsin.sigma.source.SourceText;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IocListsTest {
    private static final String HEAD = """
            list: 601e5b98-6875-4d12-adcc-2c3f54e45af3
            title: Test
            source: {name: Example ISAC}
            tlp: clear
            published: 2024-01-22
            valid_from: 2023-10-28
            confidence: medium
            level: high
            indicators:
            """;
    /** Each line: the indicator, the event id, the event data, whether it matches. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\u0001',
            value = {
                "{type: ipv4, value: 192.0.2.1}               ¦ 3  ¦ 'DestinationIp':'192.0.2.1'               ¦ true",
                "{type: ipv4, value: 192.0.2.1}               ¦ 3  ¦ 'SourceIp':'192.0.2.1'                    ¦ true",
                "{type: ipv4, value: 192.0.2.1}               ¦ 3  ¦ 'DestinationIp':'192.0.2.10'              ¦ false",
                "{type: ipv4, value: 192.0.2.1, match: destination} ¦ 3 ¦ 'SourceIp':'192.0.2.1'               ¦ false",
                "{type: ipv4, value: 192.0.2.1}               ¦ 22 ¦ 'QueryResults':'type:  5 a.b;::ffff:192.0.2.1;' ¦ true",
                "{type: ipv4, value: 192.0.2.1}               ¦ 22 ¦ 'QueryResults':'::ffff:192.0.2.11;'       ¦ false",
                "{type: ipv4, value: 192.0.2.1}               ¦ 1  ¦ 'DestinationIp':'192.0.2.1'               ¦ false",
                "{type: cidr, value: 192.0.2.0/24}            ¦ 3  ¦ 'DestinationIp':'192.0.2.77'              ¦ true",
                "{type: ipv6, value: '2001:db8::1'}           ¦ 3  ¦ 'DestinationIp':'2001:db8:0:0:0:0:0:1'    ¦ true",
                "{type: md5, value: 0123456789abcdef0123456789ABCDEF} ¦ 1 ¦ 'Hashes':'MD5=0123456789ABCDEF0123456789ABCDEF,IMPHASH=0' ¦ true",
                "{type: md5, value: 0123456789abcdef0123456789abcdef} ¦ 7 ¦ 'Hashes':'IMPHASH=0123456789ABCDEF0123456789ABCDEF' ¦ false",
                "{type: hostname, value: a.example.com}       ¦ 22 ¦ 'QueryName':'A.example.COM'               ¦ true",
                "{type: hostname, value: example.com}         ¦ 22 ¦ 'QueryName':'a.example.com'               ¦ false",
                "{type: domain, value: example.com, match: subdomains} ¦ 22 ¦ 'QueryName':'a.example.com'      ¦ true",
                "{type: domain, value: example.com, match: subdomains} ¦ 22 ¦ 'QueryName':'notexample.com'     ¦ false",
                "{type: hostname, value: a.example.com, match: command-line} ¦ 1 ¦ 'CommandLine':'x h=a.example.com&p=1' ¦ true",
                "{type: hostname, value: a.example.com, match: command-line} ¦ 1 ¦ 'CommandLine':'x h=aa.example.com&p=1' ¦ false",
                "{type: file-name, value: text.xml, match: command-line} ¦ 1 ¦ 'CommandLine':'m C:/t/TEXT.xml'  ¦ true",
                "{type: file-name, value: text.xml, match: command-line} ¦ 1 ¦ 'CommandLine':'m context.xml'    ¦ false",
                "{type: file-name, value: text.xml, match: command-line} ¦ 1 ¦ 'CommandLine':'m text.xmlx'      ¦ false",
                "{type: file-name, value: a.exe}              ¦ 1  ¦ 'Image':'C:/a.exe'                        ¦ true",
                "{type: file-name, value: a.exe}              ¦ 1  ¦ 'Image':'C:\\\\a.exe'                     ¦ true",
                "{type: url, value: 'http://a.example/x'}     ¦ 1  ¦ 'CommandLine':'curl HTTP://a.example/x.exe' ¦ true",
                "{name: both, all: [{type: file-name, value: m.exe, match: process}, {type: file-name, value: t.xml, match: command-line}]} ¦ 1 ¦ 'Image':'C:\\\\m.exe','CommandLine':'t.xml' ¦ true",
                "{name: both, all: [{type: file-name, value: m.exe, match: process}, {type: file-name, value: t.xml, match: command-line}]} ¦ 1 ¦ 'Image':'C:\\\\n.exe','CommandLine':'t.xml' ¦ false",
                "{name: both, all: [{type: file-name, value: a.dll}, {type: file-name, value: host.exe, match: process}]} ¦ 7 ¦ 'ImageLoaded':'C:\\\\a.dll','Image':'C:\\\\t\\\\HOST.exe' ¦ true",
                "{name: both, all: [{type: file-name, value: a.dll}, {type: file-name, value: host.exe, match: process}]} ¦ 11 ¦ 'TargetFilename':'C:\\\\a.dll','Image':'C:\\\\t\\\\host.exe' ¦ true",
                "{name: both, all: [{type: file-name, value: a.dll}, {type: file-name, value: host.exe, match: process}]} ¦ 7 ¦ 'ImageLoaded':'C:\\\\a.dll','Image':'C:\\\\t\\\\other.exe' ¦ false",
                "{name: both, all: [{type: file-name, value: a.dll}, {type: file-name, value: host.exe, match: process}]} ¦ 1 ¦ 'Image':'C:\\\\t\\\\host.exe' ¦ false",
                "{name: both, all: [{type: file-name, value: a.dll}, {not: {type: file-name, value: host.exe, match: process}}]} ¦ 7 ¦ 'ImageLoaded':'C:\\\\a.dll','Image':'C:\\\\t\\\\host.exe' ¦ false",
                "{name: both, all: [{type: file-name, value: a.dll}, {not: {type: file-name, value: host.exe, match: process}}]} ¦ 7 ¦ 'ImageLoaded':'C:\\\\a.dll','Image':'C:\\\\t\\\\other.exe' ¦ true",
                "{name: both, all: [{type: port, value: 443}, {any: [{type: ipv4, value: 192.0.2.1, match: destination}, {type: md5, value: 0123456789abcdef0123456789abcdef}]}, {type: file-path, value: \"*\\\\t\\\\host.exe\", match: process}]} ¦ 3 ¦ 'DestinationPort':'443','DestinationIp':'192.0.2.1','Image':'C:\\\\t\\\\host.exe' ¦ true",
                "{name: both, all: [{type: port, value: 443}, {any: [{type: ipv4, value: 192.0.2.1, match: destination}, {type: md5, value: 0123456789abcdef0123456789abcdef}]}, {type: file-path, value: \"*\\\\t\\\\host.exe\", match: process}]} ¦ 3 ¦ 'DestinationPort':'443','DestinationIp':'192.0.2.1','Image':'C:\\\\u\\\\host.exe' ¦ false",
                "{name: both, all: [{type: file-name, value: host.exe, match: process}, {not: {type: file-path, value: \"*\\\\t\\\\host.exe\", match: process}}]} ¦ 1 ¦ 'Image':'C:\\\\u\\\\host.exe' ¦ true",
                "{name: both, all: [{type: file-name, value: host.exe, match: process}, {not: {type: file-path, value: \"*\\\\t\\\\host.exe\", match: process}}]} ¦ 3 ¦ 'Image':'C:\\\\u\\\\host.exe' ¦ false",
                "{name: both, any: [{type: file-name, value: a.dll}, {type: file-name, value: host.exe, match: process}]} ¦ 1 ¦ 'Image':'C:\\\\u\\\\host.exe' ¦ true",
                "{name: both, any: [{type: file-name, value: a.dll}, {type: file-name, value: host.exe, match: process}]} ¦ 3 ¦ 'Image':'C:\\\\u\\\\host.exe' ¦ false",
            })
    void findsAnIndicatorWhereItCanBeSeen(String indicator, String eventId, String eventData, boolean expected)
            throws UnreadableDocumentException {
        CompiledRule rule = assertInstanceOf(Compilation.Compiled.class, compile(HEAD + "  - " + indicator))
                .rule();
        String json = "{'winlog':{'channel':'Microsoft-Windows-Sysmon/Operational','event_data':{" + eventData
                + "}},'event':{'code':'" + eventId + "'}}";
        Document document = Document.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        assertEquals(expected, Oracle.matches(rule.predicate(), document));
    }

    /** Whatever is no expression is found when the list is read, so that nothing is thrown when it is compiled. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: command-line, value: 'ab(c', condition: matches}",
                "{type: file-path, value: 'a(?=b)', condition: matches}",
                "{type: url, value: 'a{2,1}', condition: matches}",
                "{type: registry-key, value: '[z-a]', condition: matches}",
                "{type: domain, value: '*.example', condition: matches}",
                "{type: named-pipe, value: '\\p{Nope}', condition: matches}",
                "{type: command-line, value: '(a)\\1', condition: matches}",
                "{type: command-line, value: '((a{1000}){1000}){1000}', condition: matches}",
                "{name: x, all: [{type: file-name, value: 'a)', condition: matches}, {type: ipv4, value: '192.0.2.1'}]}",
            })
    void anExpressionThatIsNoneHasAPlace(String indicator) {
        Compilation compilation = compile(HEAD + "  - " + indicator);
        assertInstanceOf(Compilation.Failed.class, compilation);
        Diagnostic first = compilation.diagnostics().getFirst();
        assertEquals(Code.INVALID_INDICATOR, first.code());
        int value = (HEAD + "  - " + indicator).indexOf("value: '") + "value: '".length();
        assertTrue(first.span().start() >= value, first::toString);
    }

    /** Each line: what is wrong in a list, and the finding. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\u0001',
            value = {
                "- {type: sha256, value: 0123}       ¦ 10:27: error[invalid-indicator]: `0123` has 4 digits, a SHA256 has 64",
                "- {type: hostname, value: 'a[.]b.example'} ¦ 10:29: error[invalid-indicator]: `a[.]b.example` is not a host name",
                "- {type: ipv4, value: 192.0.2.256}  ¦ 10:25: error[invalid-indicator]: `192.0.2.256` is not an IPv4 address",
                "- {type: cidr, value: 192.0.2.1/24} ¦ 10:25: error[invalid-indicator]: `192.0.2.1/24` has bits set behind its prefix; the network is 192.0.2.0/24",
                "- {type: ssdeep, value: a}          ¦ 10:12: error[invalid-indicator]: `ssdeep` is no type of indicator",
                "- {type: sha1, value: 0123456789012345678901234567890123456789, match: destination} ¦ 10:74: error[invalid-indicator]: an indicator of type `sha1` cannot `match` `destination`",
                "- {type: ipv4, value: 192.0.2.1, rolle: x} ¦ 10:36: error[unknown-key]: `rolle` is not known here",
                "- {type: ipv4}                      ¦ 10:6: error[missing-field]: `value` is missing here",
                "- 192.0.2.1                         ¦ 10:5: error[field-type]: an indicator is a map with `type` and `value`, not text",
                "- {name: x, all: [{type: ipv4, value: 192.0.2.1}]} ¦ 10:20: error[field-type]: `all` is a list of at least two parts",
            })
    void saysWhatIsWrongWhere(String line, String finding) {
        Compilation compilation = compile(HEAD + "  " + line);
        assertInstanceOf(Compilation.Failed.class, compilation);
        String rendered = DiagnosticRenderer.plain().render(compilation.diagnostics());
        assertTrue(rendered.startsWith("list.yml:" + finding + "\n"), rendered);
    }

    @Test
    void aValueStandsInAListOnce() {
        Compilation compilation =
                compile(HEAD + "  - {type: ipv4, value: 192.0.2.1}\n  - {type: ipv4, value: 192.0.2.1}\n");
        assertInstanceOf(Compilation.Failed.class, compilation);
    }

    @Test
    void aFileWithSeveralDocumentsIsNoList() {
        Compilation compilation = compile(HEAD + "  - {type: ipv4, value: 192.0.2.1}\n---\na: b\n");
        assertTrue(DiagnosticRenderer.plain()
                .render(compilation.diagnostics())
                .startsWith("list.yml:1:1: error[invalid-ioc-list]: "));
    }

    @Test
    void aListIsToldFromARule() {
        assertTrue(IocLists.isIocList(new SourceText("a.yml", "title: x\nindicators:\n")));
        assertFalse(IocLists.isIocList(new SourceText("a.yml", "detection:\n  indicators: x\n")));
    }

    private static Compilation compile(String text) {
        return IocLists.forWinlogbeat().compile(new SourceText("list.yml", text));
    }
}
