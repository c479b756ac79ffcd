package dev.tocsin.sigma.collection;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Diagnostic.Note;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.model.RuleReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Correlations that refer to each other in a circle. Walks without recursion: a chain may be as long as a file. */
final class Cycles {
    private static final int MAX_NOTES = 20;

    /** A reference of one correlation to another. */
    record Link(Member from, RuleReference reference, Member to) {}

    private enum Visit {
        OPEN,
        DONE
    }

    /** A correlation on the way, and what of it is still to be followed. */
    private record Step(Member member, Iterator<Link> rest) {}

    private final Map<Member, List<Link>> links;
    private final Consumer<Diagnostic> findings;
    private final Map<Member, Visit> visits = new HashMap<>();
    private final Deque<Step> way = new ArrayDeque<>();
    private final List<Link> taken = new ArrayList<>();

    /** @param links those of each correlation, in the order written */
    Cycles(Map<Member, List<Link>> links, Consumer<Diagnostic> findings) {
        this.links = links;
        this.findings = findings;
    }

    /** Reports each circle once, at the reference of the correlation that comes first. */
    void report(List<Member> members) {
        for (Member member : members) {
            if (!visits.containsKey(member)) {
                walk(member);
            }
        }
    }

    private void walk(Member start) {
        enter(start);
        while (!way.isEmpty()) {
            Step step = way.getLast();
            if (!step.rest().hasNext()) {
                visits.put(step.member(), Visit.DONE);
                way.removeLast();
                if (!taken.isEmpty()) {
                    taken.removeLast();
                }
                continue;
            }
            Link link = step.rest().next();
            Visit visit = visits.get(link.to());
            if (visit == null) {
                taken.add(link);
                enter(link.to());
            } else if (visit == Visit.OPEN) {
                report(link);
            }
        }
    }

    private void enter(Member member) {
        visits.put(member, Visit.OPEN);
        way.add(new Step(member, links.getOrDefault(member, List.of()).iterator()));
    }

    /** @param last closes a circle whose other links were taken to come here */
    private void report(Link last) {
        List<Link> circle = new ArrayList<>();
        boolean within = false;
        for (Link link : taken) {
            within = within || link.from() == last.to();
            if (within) {
                circle.add(link);
            }
        }
        circle.add(last);
        Link first = circle.getFirst();
        List<Note> notes = circle.stream()
                .skip(1)
                .limit(MAX_NOTES)
                .map(link -> new Note(
                        Quoted.of(link.from().title()) + " refers to " + Quoted.of(link.to().title()),
                        link.from().source(),
                        link.reference().span()))
                .toList();
        String message = circle.size() == 1
                ? "the correlation refers to itself"
                : "the correlation refers to itself by way of "
                        + Quoted.of(first.to().title())
                        + (circle.size() > 2 ? " and " + (circle.size() - 2) + " more" : "");
        findings.accept(Diagnostic.of(
                        Code.CORRELATION_CYCLE, first.from().source(), first.reference().span(), message)
                .withHint("remove one of the references; a chain of correlations ends at detection rules")
                .withNotes(notes));
    }
}
