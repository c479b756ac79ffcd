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
     * @param name as a message calls it
     * @param span where to point
     */
    private record Part(String name, Span span, Term term, Role role) {}

    private enum Role {
        SELECTS,
        /** It stands under {@code not}. */
        EXCLUDES;

        Role opposite() {
            return switch (this) {
                case SELECTS -> EXCLUDES;
                case EXCLUDES -> SELECTS;
            };
        }
    }

    /** How parts combine. */
    private enum Joint {
        AND,
        OR
    }

    /** Why a part changes nothing. */
    private enum Reason {
        /** No event for which it matters fits it. */
        NEVER_FITS,
        /** Another alternative fits whatever it fits. */
        COVERED,
        /** Every event that fits the rest fits it, or, if it excludes, none does. */
        FOLLOWS
    }

    /** A part that changes nothing, and the part that makes it so, if it is one alone. */
    private record Idle(Part part, Reason reason, Optional<Part> because) {}

    private static Diagnostic finding(Idle idle, boolean isCertain, DetectionRule rule) {
        String name = idle.part.name;
        String other = idle.because.map(part -> part.name).orElse("the other parts");
        boolean isExcludedAlready =
                idle.because.filter(part -> part.role == Role.EXCLUDES).isPresent();
        String message = switch (idle.part.role) {
            case EXCLUDES ->
                switch (idle.reason) {
                    case COVERED -> name + " excludes nothing more: " + other + " excludes all of it";
                    case NEVER_FITS, FOLLOWS ->
                        isExcludedAlready
                                ? name + " excludes nothing more: " + other + " excludes all of it"
                                : name + " excludes nothing: no event that fits " + other + " fits it";
                };
            case SELECTS ->
                switch (idle.reason) {
                    case COVERED -> name + " adds nothing: every event that fits it fits " + other + " too";
                    case NEVER_FITS -> name + " adds nothing: no event that fits " + other + " fits it";
                    case FOLLOWS -> name + " changes nothing: every event that fits " + other + " fits it";
                };
        };
        String basis = isCertain ? "" : " (each field has a single value)";
        Diagnostic diagnostic = Diagnostic.of(Code.IDLE_CONDITION_PART, rule.source(), idle.part.span, message + basis)
                .withHint("remove it, or correct what it was meant to "
                        + (idle.part.role == Role.EXCLUDES ? "exclude" : "add"));
        return idle.because
                .map(part -> diagnostic.withNotes(List.of(new Note("because of this", rule.source(), part.span))))
                .orElse(diagnostic);
    }

    private static List<Idle> idle(RuleMeaning meaning) {
        Search search = new Search(meaning);
        Part scope = new Part(
                "the log source",
                meaning.rule().logSource().span(),
                meaning.logic().term(meaning.scope()),
                Role.SELECTS);
        List<Condition> conditions = meaning.rule().detection().conditions();
        if (conditions.size() == 1) {
            search.look(conditions.getFirst(), List.of(scope), Role.SELECTS);
        } else {
            List<Part> parts = conditions.stream()
                    .map(condition -> search.part(condition, Role.SELECTS))
                    .toList();
            search.lookAmong(parts, Joint.OR, List.of(scope));
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

        /**
         * @param context what holds of every event for which the condition matters
         * @param role whether the condition stands under {@code not}
         */
        void look(Condition condition, List<Part> context, Role role) {
            switch (condition) {
                case Condition.Identifier identifier -> {}
                case Condition.Not(Condition operand, var span) -> look(operand, context, role.opposite());
                case Condition.And(List<Condition> terms, var span) -> {
                    List<Part> parts =
                            terms.stream().map(term -> part(term, role)).toList();
                    lookAmong(parts, Joint.AND, context);
                    for (int i = 0; i < terms.size() && found.isEmpty(); i++) {
                        Part inner = parts.get(i);
                        List<Part> around = new ArrayList<>(context);
                        parts.stream().filter(other -> !other.equals(inner)).forEach(around::add);
                        look(terms.get(i), around, role);
                    }
                }
                case Condition.Or(List<Condition> terms, var span) -> {
                    lookAmong(terms.stream().map(term -> part(term, role)).toList(), Joint.OR, context);
                    for (int i = 0; i < terms.size() && found.isEmpty(); i++) {
                        look(terms.get(i), context, role);
                    }
                }
                case Condition.Quantified quantified -> {
                    List<Part> parts = quantified.identifiers().stream()
                            .map(name -> defined(name, role))
                            .toList();
                    switch (quantified.quantifier()) {
                        case ANY -> lookAmong(parts, Joint.OR, context);
                        case ALL -> lookAmong(parts, Joint.AND, context);
                    }
                }
            }
        }

        Part part(Condition condition, Role role) {
            if (condition instanceof Condition.Not(Condition operand, var span)) {
                return new Part(named(operand.span()), operand.span(), meaning.term(condition), role.opposite());
            }
            return new Part(named(condition.span()), condition.span(), meaning.term(condition), role);
        }

        private String named(Span span) {
            String written = meaning.rule().source().slice(span).replaceAll("\\s+", " ");
            // The place of a part ends with its last word, before parentheses that close.
            long open = written.chars().filter(c -> c == '(').count();
            long closed = written.chars().filter(c -> c == ')').count();
            return "`" + written + ")".repeat((int) Math.max(0, open - closed)) + "`";
        }

        /** A search identifier that a pattern selects: its place is where it is defined. */
        private Part defined(String name, Role role) {
            SearchIdentifier identifier = Objects.requireNonNull(
                    meaning.rule().detection().identifiers().get(name), name);
            return new Part("`" + name + "`", identifier.nameSpan(), logic.term(meaning.search(name)), role);
        }

        /** From the last to the first, so that of two parts that say the same the first stays. */
        void lookAmong(List<Part> parts, Joint joint, List<Part> context) {
            List<Part> kept = new ArrayList<>(parts);
            for (int i = parts.size() - 1; i >= 0 && kept.size() > 1; i--) {
                Part part = parts.get(i);
                List<Part> others =
                        kept.stream().filter(other -> !other.equals(part)).toList();
                if (never(difference(part, others, joint, context))) {
                    kept.remove(part);
                }
            }
            parts.stream()
                    .filter(part -> !kept.contains(part))
                    .forEach(part -> found.add(idle(part, kept, joint, context)));
        }

        private Idle idle(Part part, List<Part> kept, Joint joint, List<Part> context) {
            return switch (joint) {
                case AND -> {
                    List<Part> all = new ArrayList<>(kept);
                    all.addAll(context);
                    yield new Idle(
                            part,
                            Reason.FOLLOWS,
                            all.stream()
                                    .filter(other -> never(List.of(other.term, logic.not(part.term))))
                                    .findFirst());
                }
                case OR -> {
                    Optional<Part> apart = context.stream()
                            .filter(other -> never(List.of(other.term, part.term)))
                            .findFirst();
                    yield apart.isPresent() || never(difference(part, List.of(), joint, context))
                            ? new Idle(part, Reason.NEVER_FITS, apart)
                            : new Idle(
                                    part,
                                    Reason.COVERED,
                                    kept.stream()
                                            .filter(other -> never(difference(part, List.of(other), joint, context)))
                                            .findFirst());
                }
            };
        }

        /** What only the part tells apart from the others. */
        private List<Term> difference(Part part, List<Part> others, Joint joint, List<Part> context) {
            List<Term> difference = new ArrayList<>();
            context.forEach(around -> difference.add(around.term));
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
            return difference;
        }

        private boolean never(List<Term> together) {
            return logic.isUnsatisfiable(logic.all(together));
        }
    }
}
