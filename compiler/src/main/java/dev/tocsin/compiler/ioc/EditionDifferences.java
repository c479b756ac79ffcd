package dev.tocsin.compiler.ioc;

import dev.tocsin.compiler.indicator.Confidence;
import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.IocList;
import dev.tocsin.compiler.indicator.MatchScope;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.sigma.diagnostic.Quoted;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a newer edition says otherwise than the list. The list stays as it is: what stands in it may be a team's own. */
final class EditionDifferences {
    private final String subject;
    private final String beginning;
    private final List<Change> changes = new ArrayList<>();

    private EditionDifferences(String subject, String beginning) {
        this.subject = subject;
        this.beginning = beginning;
    }

    static List<Change> ofLists(IocList list, IocList newer) {
        List<Change> changes = new ArrayList<>();
        compare(changes, ListKey.TITLE, Optional.of(list.title()), Optional.of(newer.title()));
        compare(changes, ListKey.DESCRIPTION, list.description(), newer.description());
        compare(
                changes,
                ListKey.SOURCE,
                Optional.of(list.source().name()),
                Optional.of(newer.source().name()));
        compare(changes, ListKey.SOURCE, list.source().url(), newer.source().url());
        compare(
                changes,
                ListKey.TLP,
                Optional.of(list.tlp().word()),
                Optional.of(newer.tlp().word()));
        if (newer.published().isBefore(list.published())) {
            compare(
                    changes,
                    ListKey.PUBLISHED,
                    Optional.of(list.published().toString()),
                    Optional.of(newer.published().toString()));
        }
        compare(
                changes,
                ListKey.VALID_FROM,
                list.validFrom().map(LocalDate::toString),
                newer.validFrom().map(LocalDate::toString));
        compare(
                changes,
                ListKey.VALID_UNTIL,
                list.expiry().map(IocListWriter::word),
                newer.expiry().map(IocListWriter::word));
        return changes;
    }

    private static void compare(List<Change> changes, ListKey key, Optional<String> here, Optional<String> there) {
        EditionDifferences differences = new EditionDifferences(key.word(), "");
        differences.compare("`" + key.word() + "`", here, there);
        changes.addAll(differences.changes);
    }

    static List<Change> ofIndicators(Indicator known, Indicator newer) {
        EditionDifferences differences = new EditionDifferences(known.name(), Quoted.of(known.name()) + ": ");
        differences.compareTerms(known.term(), newer.term());
        Details here = known.details();
        Details there = newer.details();
        differences.compare("`role`", here.role(), there.role());
        differences.compare(
                "`confidence`",
                here.confidence().map(Confidence::word),
                there.confidence().map(Confidence::word));
        differences.compare(
                "`valid_until`",
                here.expiry().map(IocListWriter::word),
                there.expiry().map(IocListWriter::word));
        differences.compare("`source`", here.source(), there.source());
        differences.compare("`note`", here.note(), there.note());
        return differences.changes;
    }

    private void compareTerms(Term here, Term there) {
        if (!TermIdentity.of(here).equals(TermIdentity.of(there))) {
            add("the newer edition gives another pattern by this name; the list keeps its own");
        } else if (here instanceof Term.Value value && there instanceof Term.Value newer) {
            compare(
                    "`type`",
                    Optional.of(value.type().word()),
                    Optional.of(newer.type().word()));
            // Where nobody said where to look, the newer edition does not contradict a list that says it.
            if (!newer.scopes().equals(newer.type().defaultScopes())) {
                compare("`match`", Optional.of(words(value.scopes())), Optional.of(words(newer.scopes())));
            }
        }
    }

    private static String words(List<MatchScope> scopes) {
        return scopes.isEmpty()
                ? TermReader.NOWHERE
                : scopes.stream().map(MatchScope::word).sorted().collect(Collectors.joining(", "));
    }

    /** What the newer edition does not say is no difference. */
    private void compare(String what, Optional<String> here, Optional<String> there) {
        if (there.isPresent() && !there.get().isBlank() && !there.equals(here)) {
            String kept = here.map(text -> "the list keeps " + oneLine(text)).orElse("the list has none");
            add(what + " is " + oneLine(there.get()) + " in the newer edition; " + kept);
        }
    }

    private static String oneLine(String text) {
        return Quoted.of(text.strip().replaceAll("\\s+", " "));
    }

    private void add(String what) {
        changes.add(new Change(Change.Kind.DIFFERS, subject, beginning + what));
    }
}
