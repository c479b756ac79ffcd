package dev.tocsin.compiler.lint;

import dev.tocsin.compiler.implication.Logic;
import dev.tocsin.compiler.implication.Term;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.diagnostic.Diagnostic.Note;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.model.Condition;
import dev.tocsin.sigma.model.DetectionRule;
import dev.tocsin.sigma.model.SearchIdentifier;
import dev.tocsin.sigma.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A part of a condition that changes nothing: without it the rule matches the same events. A filter that excludes nothing
 * is one.
 */
final class IdleConditionPart implements RuleCheck {
    @Override
    public void check(RuleMeaning meaning, Findings findings) {
        if (!meaning.isComplete() || meaning.neverMatches()) {
            return;
        }
        List<Idle> idle = idle(meaning);
        if (idle.isEmpty()) {
            return;
        }
        Set<Span> certain =
                idle(meaning.cautious()).stream().map(part -> part.part.span).collect(Collectors.toSet());
        idle.forEach(part -> findings.add(finding(part, certain.contains(part.part.span), meaning.rule())));
    }

    /**
     * A part of a condition.
     *
     * @param name as people call it
     * @param span where to point
     */
    private record Part(String name, Span span, Term term, Role role) {}

    private enum Role {
        SELECTS,
        /** It stands under {@code not}. */
        EXCLUDES
    }

    /** How parts combine. */
    private enum Joint {
        AND,
        OR
    }

    /** A part that changes nothing, and the part that says as much, if it is one alone. */
    private record Idle(Part part, Joint joint, Optional<Part> because) {}

    private static Diagnostic finding(Idle idle, boolean isCertain, DetectionRule rule) {
        String name = "`" + idle.part.name + "`";
        String why = switch (idle.joint) {
            case AND ->
                switch (idle.part.role) {
                    case SELECTS -> name + " changes nothing: every event that fits the rest fits it";
                    case EXCLUDES -> name + " excludes nothing: no event that fits the rest fits it";
                };
            case OR -> name + " adds nothing: every event that fits it fits another part";
        };
        String basis = isCertain ? "" : " (the fields it tests have a single value)";
        Diagnostic diagnostic = Diagnostic.of(Code.IDLE_CONDITION_PART, rule.source(), idle.part.span, why + basis)
                .withHint("remove it, or change what it was meant to "
                        + (idle.part.role == Role.EXCLUDES ? "exclude" : "add"));
        return idle.because
                .map(part -> diagnostic.withNotes(
                        List.of(new Note("because of `" + part.name + "`", rule.source(), part.span))))
                .orElse(diagnostic);
    }

    private static List<Idle> idle(RuleMeaning meaning) {
        Search search = new Search(meaning);
        Term scope = meaning.logic().term(meaning.scope());
        List<Condition> conditions = meaning.rule().detection().conditions();
        if (conditions.size() == 1) {
            search.look(conditions.getFirst(), scope);
        } else {
            search.lookAmong(conditions.stream().map(search::part).toList(), Joint.OR, scope);
        }
        return search.found;
    }

    /** One walk over a condition. It ends where something is found, for what is found is to go before more is judged. */
    private static final class Search {
        private final RuleMeaning meaning;
        private final Logic logic;
        private final List<Idle> found = new ArrayList<>();

        Search(RuleMeaning meaning) {
            this.meaning = meaning;
            this.logic = meaning.logic();
        }

        /** @param context what holds of every event for which the condition matters */
        void look(Condition condition, Term context) {
            switch (condition) {
                case Condition.Identifier identifier -> {}
                case Condition.Not(Condition operand, var span) -> look(operand, context);
                case Condition.And(List<Condition> terms, var span) -> {
                    lookAmong(terms.stream().map(this::part).toList(), Joint.AND, context);
                    for (int i = 0; i < terms.size() && found.isEmpty(); i++) {
                        List<Term> around = new ArrayList<>(List.of(context));
                        for (int j = 0; j < terms.size(); j++) {
                            if (j != i) {
                                around.add(meaning.term(terms.get(j)));
                            }
                        }
                        look(terms.get(i), logic.all(around));
                    }
                }
                case Condition.Or(List<Condition> terms, var span) -> {
                    lookAmong(terms.stream().map(this::part).toList(), Joint.OR, context);
                    for (int i = 0; i < terms.size() && found.isEmpty(); i++) {
                        look(terms.get(i), context);
                    }
                }
                case Condition.Quantified quantified -> {
                    List<Part> parts =
                            quantified.identifiers().stream().map(this::defined).toList();
                    switch (quantified.quantifier()) {
                        case ANY -> lookAmong(parts, Joint.OR, context);
                        case ALL -> lookAmong(parts, Joint.AND, context);
                    }
                }
            }
        }

        Part part(Condition condition) {
            Role role = condition instanceof Condition.Not ? Role.EXCLUDES : Role.SELECTS;
            Condition named = condition instanceof Condition.Not(Condition operand, var span) ? operand : condition;
            return new Part(written(named.span()), named.span(), meaning.term(condition), role);
        }

        private String written(Span span) {
            return meaning.rule().source().slice(span).replaceAll("\\s+", " ");
        }

        /** A search identifier that a pattern selects: its place is where it is defined. */
        private Part defined(String name) {
            SearchIdentifier identifier =
                    Objects.requireNonNull(meaning.rule().detection().identifiers().get(name), name);
            return new Part(name, identifier.nameSpan(), logic.term(meaning.search(name)), Role.SELECTS);
        }

        /** From the last to the first, so that of two parts that say the same the first stays. */
        void lookAmong(List<Part> parts, Joint joint, Term context) {
            List<Part> kept = new ArrayList<>(parts);
            for (int i = parts.size() - 1; i >= 0 && kept.size() > 1; i--) {
                Part part = parts.get(i);
                List<Part> others = kept.stream().filter(other -> other != part).toList();
                if (changesNothing(part, others, joint, context)) {
                    kept.remove(part);
                    found.add(new Idle(
                            part,
                            joint,
                            others.stream()
                                    .filter(other -> changesNothing(part, List.of(other), joint, context))
                                    .findFirst()));
                }
            }
        }

        private boolean changesNothing(Part part, List<Part> others, Joint joint, Term context) {
            List<Term> difference = new ArrayList<>(List.of(context));
            switch (joint) {
                case AND -> {
                    others.forEach(other -> difference.add(other.term));
                    difference.add(logic.not(part.term));
                }
                case OR -> {
                    others.forEach(other -> difference.add(logic.not(other.term)));
                    difference.add(part.term);
                }
            }
            return logic.isUnsatisfiable(logic.all(difference));
        }
    }
}
