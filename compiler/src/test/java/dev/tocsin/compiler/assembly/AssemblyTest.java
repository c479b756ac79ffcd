package dev.tocsin.compiler.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extracted.Basis;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.Format;
import dev.tocsin.compiler.extraction.HoldReason;
import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.compiler.extraction.PublicationFacts;
import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.screening.Screening;
import dev.tocsin.sigma.source.Span;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AssemblyTest {
    private static final String DIGEST = "0123456789abcdef0123456789abcdef";

    @Test
    void aValueThatIsReadTwiceIsOneIndicatorWithBothPlaces() {
        Assembled assembled = assemble(
                Set.of(), taken(value(IndicatorType.MD5, DIGEST), 3), taken(value(IndicatorType.MD5, DIGEST), 9));
        assertEquals(1, assembled.list().indicators().size());
        assertEquals(
                List.of(place(3), place(9)),
                assembled.list().indicators().getFirst().details().provenance());
    }

    @Test
    void sourceAndDestinationAreOneIndicatorLookedForInBothPlaces() {
        Assembled assembled =
                assemble(Set.of(), taken(address(MatchScope.SOURCE), 1), taken(address(MatchScope.DESTINATION), 2));
        assertEquals(
                List.of(MatchScope.SOURCE, MatchScope.DESTINATION),
                ((Term.Value) assembled.list().indicators().getFirst().term()).scopes());
        Assembled anywhere =
                assemble(Set.of(), taken(address(MatchScope.SOURCE), 1), taken(address(MatchScope.ANY), 2));
        assertEquals(
                List.of(MatchScope.ANY),
                ((Term.Value) anywhere.list().indicators().getFirst().term()).scopes());
    }

    @Test
    void compoundIndicatorsOfOneNameAreToldApart() {
        Term one = new Term.All(List.of(value(IndicatorType.MD5, DIGEST), value(IndicatorType.FILE_NAME, "a.exe")));
        Term other = new Term.All(List.of(value(IndicatorType.MD5, DIGEST), value(IndicatorType.FILE_NAME, "b.exe")));
        Assembled assembled = assemble(Set.of(), taken("tool", one), taken("tool", other), taken("tool", one));
        assertEquals(
                List.of("tool", "tool (2)"),
                assembled.list().indicators().stream().map(Indicator::name).toList());
    }

    @Test
    void whatIsHeldBackIsTakenByValueOrByReason() {
        Extracted resolver = taken(value(IndicatorType.IPV4, "8.8.8.8"), 1);
        Extracted withdrawn = held(value(IndicatorType.MD5, DIGEST), HoldReason.NOT_FOR_DETECTION);
        assertEquals(
                List.of("8.8.8.8", DIGEST),
                names(assemble(Set.of(), resolver, withdrawn).heldBack()));
        assertEquals(
                List.of(DIGEST),
                names(assemble(Set.of("8.8.8.8"), resolver, withdrawn).heldBack()));
        assertEquals(
                List.of("8.8.8.8"),
                names(assemble(Set.of("NOT-FOR-DETECTION"), resolver, withdrawn).heldBack()));
    }

    @Test
    void whatIsTakenElsewhereIsNotHeldBackAndWhatIsCleanIsNotTaken() {
        Term.Value digest = value(IndicatorType.MD5, DIGEST);
        Assembled mentioned = assemble(Set.of(), held(digest, HoldReason.REFERENCE), taken(digest, 4));
        assertEquals(1, mentioned.list().indicators().size());
        assertEquals(List.of(), mentioned.heldBack());
        Assembled clean = assemble(Set.of(), taken(digest, 4), held(digest, HoldReason.BENIGN));
        assertEquals(0, clean.list().indicators().size());
        assertEquals(List.of(DIGEST), names(clean.heldBack()));
    }

    @Test
    void theSameFilesGiveTheSameId() {
        Extracted one = taken(value(IndicatorType.MD5, DIGEST), 1);
        assertEquals(
                assemble(Set.of(), one).list().id(),
                assemble(Set.of(), one).list().id());
        Assembled other = new Assembly(Screening.builtIn(), new Wanted(Set.of()), LocalDate.EPOCH, Optional.empty())
                .assemble(List.of(reading("other", one)), ListFacts.none());
        assertNotEquals(assemble(Set.of(), one).list().id(), other.list().id());
    }

    @Test
    void whatNobodySaidIsAssumedAloud() {
        Assembled assembled = assemble(Set.of(), taken(value(IndicatorType.MD5, DIGEST), 1));
        assertEquals("Indicators of bulletin.txt", assembled.list().title());
        assertEquals(LocalDate.parse("2026-11-23"), assembled.list().published());
        assertEquals(3, assembled.assumptions().size(), assembled.assumptions()::toString);
    }

    private static Assembled assemble(Set<String> wanted, Extracted... items) {
        return new Assembly(Screening.builtIn(), new Wanted(wanted), LocalDate.parse("2026-11-23"), Optional.empty())
                .assemble(List.of(reading("content", items)), ListFacts.none());
    }

    private static ReadPublication reading(String content, Extracted... items) {
        return new ReadPublication(
                new Publication("bulletin.txt", content.getBytes(StandardCharsets.UTF_8)),
                new Extraction(Format.TEXT, PublicationFacts.none(), List.of(items), List.of()));
    }

    private static Extracted taken(Term.Value value, int line) {
        return new Extracted.Taken(Indicator.of(value, Details.at(place(line)), new Span(0, 0)), Basis.DECLARED);
    }

    private static Extracted taken(String name, Term term) {
        return new Extracted.Taken(new Indicator(name, term, Details.at(place(1)), new Span(0, 0)), Basis.DECLARED);
    }

    private static Extracted held(Term.Value value, HoldReason reason) {
        return new Extracted.HeldBack(
                value.text(),
                Optional.of(Indicator.of(value, Details.at(place(1)), new Span(0, 0))),
                reason,
                "is so",
                place(1));
    }

    private static Provenance place(int line) {
        return new Provenance("bulletin.txt", new Provenance.Place.Line(line), "");
    }

    private static Term.Value value(IndicatorType type, String text) {
        return Term.Value.of(type, text);
    }

    private static Term.Value address(MatchScope scope) {
        return new Term.Value(IndicatorType.IPV4, Condition.IS, "45.66.230.146", List.of(scope));
    }

    private static List<String> names(List<Extracted.HeldBack> held) {
        return held.stream().map(Extracted.HeldBack::text).toList();
    }
}
