package dev.tocsin.sigma.collection;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Diagnostic.Note;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.model.SigmaDocument;
import dev.tocsin.sigma.parser.ParsedDocument.Kind;
import dev.tocsin.sigma.source.Span;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Whether every document can be told from the others. Ids are unique over all kinds of documents. Rules without an id
 * are told apart by their name, or else by their title.
 */
final class Identities {
    private static final String HINT = "give one of the two an id of its own, for example from `uuidgen`";

    private final Consumer<Diagnostic> findings;
    private final Map<String, Member> taken = new HashMap<>();
    private final Set<String> running = new HashSet<>();
    private final Set<SigmaDocument> repeated = Collections.newSetFromMap(new IdentityHashMap<>());

    Identities(Consumer<Diagnostic> findings) {
        this.findings = findings;
    }

    void check(List<Member> members) {
        // Those with an id first: a rule whose title is the id of another is the one that lacks something.
        members.forEach(member -> member.id().ifPresent(id -> check(member, id, "id")));
        members.stream().filter(Identities::alertsWithoutId).forEach(member -> {
            String key = member.name().isPresent() ? "name" : "title";
            member.text(key).ifPresent(identity -> check(member, identity.text(), key));
        });
    }

    /** The rules that would share their alerts' identity with a rule before them. */
    Set<SigmaDocument> repeated() {
        return repeated;
    }

    private static boolean alertsWithoutId(Member member) {
        return member.kind() != Kind.FILTER && member.text("id").isEmpty();
    }

    private void check(Member member, String identity, String key) {
        // A filter alerts on nothing, and a document with an error does not run.
        member.model()
                .filter(model -> member.kind() != Kind.FILTER && !running.add(identity))
                .ifPresent(repeated::add);
        Member first = taken.putIfAbsent(identity, member);
        if (first == null) {
            return;
        }
        // A rule collection may have given it to the rule.
        Optional<Span> own = member.text(key).map(Scalar::span).filter(member::holds);
        String message = own.isEmpty() && key.equals("id")
                ? "the rule collection gives " + Quoted.of(member.title()) + " the id of " + Quoted.of(first.title())
                : message(first, key);
        findings.accept(Diagnostic.of(
                        Code.IDENTIFIER_UNIQUENESS, member.source(), own.orElseGet(member::start), message)
                .withHint(own.isPresent() ? HINT : "give each document an `id:` of its own, and `action: global` none")
                .withNotes(
                        List.of(new Note(Quoted.of(first.title()) + " has it", first.source(), placeOf(first, key)))));
    }

    private static Span placeOf(Member member, String key) {
        return member.text(member.id().isPresent() ? "id" : key)
                .map(Scalar::span)
                .orElseGet(member::start);
    }

    private static String message(Member first, String key) {
        return key.equals("id")
                ? "the id is that of " + Quoted.of(first.title())
                : "without an id, the alerts of this rule are told apart by its " + key + ", and "
                        + Quoted.of(first.title()) + " has the same";
    }
}
