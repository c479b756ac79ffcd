package dev.tocsin.compiler.ioc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.sigma.diagnostic.DiagnosticRenderer;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IocListEditionTest {
    private static final String HEAD = """
            # Reviewed by the team.
            list: 601e5b98-6875-4d12-adcc-2c3f54e45af3
            title: Our own title
            source: {name: Example ISAC}
            tlp: green
            published: '2024-01-22' # of the first edition
            confidence: medium
            level: high
            """;

    private static final String EXISTING = HEAD + """
            indicators:
              # Addresses.
              - type: ipv4
                value: 192.0.2.17
                role: command and control   # as we found
              - type: ipv4
                value: 192.0.2.40
                note: |
                  Ours: look first.

                provenance:
                  - file: first.pdf
                    page: 1

              # Names.
              - {type: domain, value: evil.example, role: mail}
              - name: loader
                all:
                  - type: file-name
                    value: a.exe
                  - type: file-name
                    value: b.dll
            excluded:
              - type: hostname
                value: good.example
                reason: A supplier of ours.
            # The end.
            """;

    private static final String NEWER = """
            list: 11111111-6875-4d12-adcc-2c3f54e45af3
            title: The publisher's title
            source: {name: Example ISAC}
            tlp: amber
            published: 2024-03-01
            confidence: low
            level: low
            indicators:
              - {type: ipv4, value: 192.0.2.40, role: proxy, provenance: [{file: first.pdf, page: 1, context: x}, {file: second.pdf, page: 7, context: "a: b"}]}
              - {type: ipv4, value: 192.0.2.30, provenance: [{file: second.pdf, page: 7}]}
              - {type: ipv4, value: 10.0.0.1, match: none}
              - {type: sha256, value: 9f42bf3a61faaab8f86abb3c7f9db417bffb3474a55169a4efb1d2386545e4e8}
              - {type: domain, value: EVIL.example, provenance: [{file: second.pdf, line: 3}]}
              - {type: domain, value: good.example}
              - name: Loader 2
                all: [{type: file-name, value: B.dll}, {type: file-name, value: a.exe}]
                provenance: [{file: second.json, object: indicator--1}]
              - name: either
                any: [{type: hostname, value: good.example}, {type: hostname, value: bad.example}]
              - name: a loader
                any: [{type: mutex, value: x}, {type: mutex, value: y}]
            """;

    @Test
    void whatIsNewStandsWhereTheOrderWantsItAndAllElseStays() {
        IocListEdition.Merged merged = merged(EXISTING, list(NEWER));
        assertEquals("""
                # Reviewed by the team.
                list: 601e5b98-6875-4d12-adcc-2c3f54e45af3
                title: Our own title
                source: {name: Example ISAC}
                tlp: green
                published: 2024-03-01 # of the first edition
                confidence: medium
                level: high
                indicators:
                  - type: ipv4
                    value: 10.0.0.1
                    match: none
                  # Addresses.
                  - type: ipv4
                    value: 192.0.2.17
                    role: command and control   # as we found
                  - type: ipv4
                    value: 192.0.2.30
                    provenance:
                      - file: second.pdf
                        page: 7
                  - type: ipv4
                    value: 192.0.2.40
                    note: |
                      Ours: look first.

                    provenance:
                      - file: first.pdf
                        page: 1
                      - file: second.pdf
                        page: 7
                        context: 'a: b'
                  - type: sha256
                    value: 9f42bf3a61faaab8f86abb3c7f9db417bffb3474a55169a4efb1d2386545e4e8

                  # Names.
                  - {type: domain, value: evil.example, role: mail, provenance: [{file: "second.pdf", line: 3}]}
                  - name: a loader
                    any:
                      - type: mutex
                        value: x
                      - type: mutex
                        value: 'y'
                  - name: loader
                    all:
                      - type: file-name
                        value: a.exe
                      - type: file-name
                        value: b.dll
                    provenance:
                      - file: second.json
                        object: indicator--1
                excluded:
                  - type: hostname
                    value: good.example
                    reason: A supplier of ours.
                # The end.
                """, merged.text());
        assertEquals(
                """
                UPDATED published: `published` is 2024-03-01 now, it was 2024-01-22
                DIFFERS title: `title` is `The publisher's title` in the newer edition; the list keeps `Our own title`
                DIFFERS tlp: `tlp` is `amber` in the newer edition; the list keeps `green`
                PUBLISHED_AGAIN 192.0.2.40: `192.0.2.40` was published in `second.pdf`, page 7, too
                DIFFERS 192.0.2.40: `192.0.2.40`: `role` is `proxy` in the newer edition; the list has none
                ADDED 192.0.2.30: `192.0.2.30` is new
                ADDED 10.0.0.1: `10.0.0.1` is new
                ADDED 9f42bf3a61faaab8f86abb3c7f9db417bffb3474a55169a4efb1d2386545e4e8: `9f42bf3a61faaab8f86abb3c7f9db417bffb3474a55169a4efb1d2386545e4e8` is new
                PUBLISHED_AGAIN evil.example: `evil.example` was published in `second.pdf`, line 3, too
                EXCLUDED good.example: `good.example` is in the newer edition; the list excludes it
                PUBLISHED_AGAIN loader: `loader` was published in `second.json`, object `indicator--1`, too
                EXCLUDED either: `either` is in the newer edition; the list excludes it
                ADDED a loader: `a loader` is new
                NO_LONGER_PUBLISHED 192.0.2.17: `192.0.2.17` is not in the newer edition; the list keeps it""",
                merged.changes().stream()
                        .map(change -> change.kind() + " " + change.subject() + ": " + change.line())
                        .collect(Collectors.joining("\n")));
        assertEquals(merged.text(), merged(merged.text(), list(NEWER)).text());
    }

    @Test
    void aListInLineEndsOfWindowsKeepsThem() {
        String text = merged(EXISTING.replace("\n", "\r\n"), list(NEWER)).text();
        assertEquals(merged(EXISTING, list(NEWER)).text(), text.replace("\r\n", "\n"));
        assertFalse(text.replace("\r\n", "").contains("\n"));
    }

    @Test
    void aLastLineWithoutEndGetsOne() {
        String text = HEAD + "indicators:\n- type: ipv4\n  value: 192.0.2.17";
        assertEquals(
                text.replace("'2024-01-22'", "2024-03-01") + "\n- type: ipv4\n  value: 192.0.2.18\n",
                merged(
                                text,
                                list(NEWER.substring(0, NEWER.indexOf("  - ")) + "  - {type: ipv4, value: 192.0.2.17}\n"
                                        + "  - {type: ipv4, value: 192.0.2.18}\n"))
                        .text());
    }

    /** Written so that nothing can be put in where the nodes stand, or that it would come out at another place too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "indicators: [{type: ipv4, value: 192.0.2.17}]\n",
                "indicators:\n  - &a {type: ipv4, value: 192.0.2.40}\n  - {<<: *a, value: 192.0.2.41}\n  - {type: ipv4, value: 192.0.2.42,}\n",
                "indicators:\n  - type: ipv4\n    value: 192.0.2.40\n    provenance: &p [{file: a, line: 1}]\n  - type: ipv4\n    value: 192.0.2.41\n    provenance: *p\n",
            })
    void whatCannotBeMergedIsRefused(String indicators) {
        assertTrue(IocListText.read(source(HEAD + indicators)).list().isPresent());
        String more = NEWER + "  - {type: ipv4, value: 192.0.2.42, provenance: [{file: a, line: 2}]}\n";
        IocListEdition.Refused refused = assertInstanceOf(
                IocListEdition.Refused.class, IocListEdition.merge(source(HEAD + indicators), list(more)));
        assertFalse(refused.diagnostics().isEmpty());
    }

    @Test
    void aBrokenListIsRefusedWithItsMistakes() {
        IocListEdition.Refused refused = assertInstanceOf(
                IocListEdition.Refused.class, IocListEdition.merge(source(HEAD + "indicators: []\n"), list(NEWER)));
        assertTrue(
                DiagnosticRenderer.plain().render(refused.diagnostics()).contains("list.yml:9:13: error[field-type]"));
    }

    @Test
    void anyEditionIsMergedOnceAndForAll() {
        for (long seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            RandomLists lists = new RandomLists(random);
            IocList first = lists.list();
            String existing = IocListText.write(first).replaceAll("(?m)^(  - (?:type|name):.*)$", "  # Kept.\n$1");
            IocList newer = newer(first, lists, random);
            String where = "seed " + seed + "\n" + existing + "\n" + IocListText.write(newer);
            IocListEdition edition = IocListEdition.merge(source(existing), newer);
            String refusal = edition instanceof IocListEdition.Refused(var diagnostics)
                    ? DiagnosticRenderer.plain().render(diagnostics)
                    : "";
            IocListEdition.Merged merged = assertInstanceOf(IocListEdition.Merged.class, edition, refusal + where);
            assertEquals(existing, kept(merged.text(), existing), where);
            IocList list = list(merged.text());
            IocListEdition.Merged again = merged(merged.text(), newer);
            assertEquals(merged.text(), again.text(), where);
            for (Indicator indicator : first.indicators()) {
                assertTrue(list.indicators().stream().anyMatch(one -> one.name().equals(indicator.name())), where);
            }
            Exclusions exclusions = Exclusions.of(first);
            for (Indicator indicator : newer.indicators()) {
                boolean present = list.indicators().stream()
                        .anyMatch(one -> TermIdentity.of(one.term()).equals(TermIdentity.of(indicator.term()))
                                || one.name().equalsIgnoreCase(indicator.name()));
                assertEquals(!exclusions.hold(indicator.term()), present, where);
            }
        }
    }

    /** The lines of the text that are in the other one, in the order of that; `published` is the one that may change. */
    private static String kept(String text, String existing) {
        List<String> left = new ArrayList<>(text.lines().toList());
        StringBuilder kept = new StringBuilder();
        for (String line : existing.lines().toList()) {
            int at = left.indexOf(line);
            if (at >= 0) {
                kept.append(line).append('\n');
                left = left.subList(at + 1, left.size());
            } else if (line.startsWith("published: ")) {
                kept.append(line).append('\n');
            }
        }
        return kept.toString();
    }

    private static IocList newer(IocList first, RandomLists lists, Random random) {
        List<Indicator> indicators = new ArrayList<>();
        for (Indicator indicator : first.indicators()) {
            if (random.nextInt(3) > 0) {
                indicators.add(indicator.with(Details.at(lists.provenance())));
            }
        }
        IocList other = lists.list();
        indicators.addAll(other.indicators());
        for (IocList.Exclusion exclusion : first.exclusions()) {
            Term.Value value = Term.Value.of(exclusion.type(), exclusion.value());
            if (value.isTelling() && value.type() != IndicatorType.PORT) {
                indicators.add(Indicator.of(
                        value, Details.at(new Provenance("x", new Provenance.Place.Line(1), "")), new Span(0, 0)));
            }
        }
        return new IocList(
                other.id(),
                other.title(),
                other.description(),
                other.source(),
                other.tlp(),
                other.published(),
                other.validFrom(),
                Optional.empty(),
                other.confidence(),
                other.level(),
                other.tags(),
                other.references(),
                indicators,
                List.of());
    }

    private static IocListEdition.Merged merged(String existing, IocList newer) {
        return assertInstanceOf(IocListEdition.Merged.class, IocListEdition.merge(source(existing), newer));
    }

    private static IocList list(String text) {
        IocListReading reading = IocListText.read(source(text));
        return reading.list()
                .orElseThrow(() -> new AssertionError(DiagnosticRenderer.plain().render(reading.diagnostics())));
    }

    private static SourceText source(String text) {
        return new SourceText("list.yml", text);
    }
}
