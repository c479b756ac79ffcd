package dev.tocsin.sigma.collection;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Diagnostic.Note;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.diagnostic.Suggestion;
import dev.tocsin.sigma.model.RuleReference;
import dev.tocsin.sigma.parser.ParsedDocument.Kind;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What references lead to, and the findings about those that lead nowhere or to several rules. */
final class References {
    private static final int MAX_NOTES = 20;

    /** Each is looked for among all names. */
    private static final int MAX_SUGGESTIONS = 100;

    private final Directory directory;
    private final Consumer<Diagnostic> findings;
    private int suggestions;

    References(Directory directory, Consumer<Diagnostic> findings) {
        this.directory = directory;
        this.findings = findings;
    }

    /**
     * The documents that a reference leads to; several only if they have the same id, which is a finding of its own.
     * None if there is a finding about the reference.
     *
     * @param allowed the kinds of documents it may lead to
     */
    List<Member> resolve(SourceText source, RuleReference reference, Set<Kind> allowed) {
        List<Member> found = directory.find(reference.text());
        List<Member> fitting =
                found.stream().filter(member -> allowed.contains(member.kind())).toList();
        if (found.isEmpty()) {
            unknown(source, reference);
        } else if (fitting.isEmpty()) {
            ofTheWrongKind(source, reference, found.getFirst(), allowed);
        } else if (fitting.size() > 1 && !haveOneId(reference)) {
            ambiguous(source, reference, fitting);
            return List.of();
        }
        return fitting;
    }

    private boolean haveOneId(RuleReference reference) {
        return Member.id(reference.text())
                .filter(id -> directory.find(reference.text()).getFirst().id().equals(Optional.of(id)))
                .isPresent();
    }

    private void unknown(SourceText source, RuleReference reference) {
        boolean isId = Member.id(reference.text()).isPresent();
        String hint;
        if (List.of("any", "all").contains(reference.text())) {
            hint = "a filter for every rule of its log source has `rules: " + reference.text() + "`, without a list";
        } else if (isId) {
            hint = "check the id, and that the file with the rule is among those that are read";
        } else {
            hint = nearest(reference.text())
                    .map(name -> "did you mean " + Quoted.of(name) + "?")
                    .orElse("give the rule a `name:`, or refer to it by its id");
        }
        findings.accept(finding(
                        Code.UNKNOWN_RULE_REFERENCE,
                        source,
                        reference.span(),
                        "no rule of this set has the " + (isId ? "id " : "name ") + Quoted.of(reference.text()))
                .withHint(hint));
    }

    private Optional<String> nearest(String name) {
        return ++suggestions > MAX_SUGGESTIONS ? Optional.empty() : Suggestion.nearest(name, directory.names());
    }

    private void ofTheWrongKind(SourceText source, RuleReference reference, Member found, Set<Kind> allowed) {
        findings.accept(finding(
                        Code.UNKNOWN_RULE_REFERENCE,
                        source,
                        reference.span(),
                        Quoted.of(reference.text()) + " is " + found.kindInWords()
                                + (allowed.contains(Kind.CORRELATION_RULE)
                                        ? "; a correlation is of rules"
                                        : "; filters apply to detection rules"))
                .withHint("name a rule")
                .withNotes(List.of(new Note("it is here", found.source(), found.start()))));
    }

    private void ambiguous(SourceText source, RuleReference reference, List<Member> found) {
        findings.accept(finding(
                        Code.AMBIGUOUS_RULE_REFERENCE,
                        source,
                        reference.span(),
                        found.size() + " rules of this set have the name " + Quoted.of(reference.text()))
                .withHint("refer to the rule by its id, or give each a name of its own")
                .withNotes(found.stream()
                        .limit(MAX_NOTES)
                        .map(member -> new Note(Quoted.of(member.title()) + " has it", member.source(), place(member)))
                        .toList()));
    }

    private static Span place(Member member) {
        return member.text("name").map(name -> name.span()).orElseGet(member::start);
    }

    private static Diagnostic finding(Code code, SourceText source, Span span, String message) {
        return Diagnostic.of(code, source, span, message);
    }
}
