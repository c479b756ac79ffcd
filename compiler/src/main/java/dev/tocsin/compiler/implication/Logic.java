package dev.tocsin.compiler.implication;

import dev.tocsin.compiler.implication.Term.Sign;
import dev.tocsin.compiler.ir.Candidate;
import dev.tocsin.compiler.ir.Field;
import dev.tocsin.compiler.ir.Predicate;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Terms, and what follows from them. It remembers terms and answers, so ask one object all that belongs together. For one
 * thread.
 */
public final class Logic {
    /** Pairs of literals in one question. Above it the answer is no. The largest pair of real rules has a tenth. */
    private static final long MAX_PAIRS = 4_000_000;

    /** Pairs of literals in one question from which on the answer is kept. */
    private static final long WORTH_REMEMBERING = 32;

    private final FieldCardinality cardinality;
    private final Map<List<Candidate>, Atom.FieldNumber> fields = new HashMap<>();
    private final IdentityHashMap<Field, Atom.FieldNumber> knownFields = new IdentityHashMap<>();
    private final Map<Atom, Term.Literal> positive = new HashMap<>();
    private final Map<Atom, Term.Literal> negative = new HashMap<>();
    private final Map<Set<Term>, Term> conjunctions = new HashMap<>();
    private final Map<Set<Term>, Term> disjunctions = new HashMap<>();
    private final IdentityHashMap<Predicate, Term> known = new IdentityHashMap<>();
    private final Map<Term, Term> negations = new HashMap<>();
    private final PairMemory answers = new PairMemory();
    private int terms;

    /** @param cardinality what is assumed of documents */
    public Logic(FieldCardinality cardinality) {
        this.cardinality = cardinality;
    }

    /** The predicate as a term. */
    public Term term(Predicate predicate) {
        Term term = known.get(predicate);
        if (term == null) {
            term = fresh(predicate);
            known.put(predicate, term);
        }
        return term;
    }

    private Term fresh(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Always() -> all(List.of());
            case Predicate.Never() -> any(List.of());
            case Predicate.And(List<Predicate> operands) ->
                all(operands.stream().map(this::term).toList());
            case Predicate.Or(List<Predicate> operands) ->
                any(operands.stream().map(this::term).toList());
            case Predicate.Not(Predicate operand) -> not(term(operand));
            case Predicate.FieldTest test ->
                literal(new Atom.Test(field(test.field()), new Language(test.matcher())), Sign.POSITIVE);
            case Predicate.FieldPresent present -> literal(new Atom.Present(field(present.field())), Sign.POSITIVE);
            case Predicate.FieldComparison comparison ->
                literal(
                        new Atom.Comparison(
                                field(comparison.left()),
                                comparison.relation(),
                                field(comparison.right()),
                                comparison.letterCase()),
                        Sign.POSITIVE);
            case Predicate.KeywordTest test -> literal(new Atom.Keyword(new Language(test.matcher())), Sign.POSITIVE);
        };
    }

    private Atom.FieldNumber field(Field field) {
        Atom.FieldNumber number = knownFields.get(field);
        if (number == null) {
            number = fields.computeIfAbsent(
                    field.candidates(),
                    candidates -> new Atom.FieldNumber(
                            fields.size(),
                            cardinality.of(field),
                            candidates.stream().allMatch(Candidate.Path.class::isInstance)
                                    ? Atom.Verbatim.YES
                                    : Atom.Verbatim.NO));
            knownFields.put(field, number);
        }
        return number;
    }

    private Term.Literal literal(Atom atom, Sign sign) {
        Map<Atom, Term.Literal> literals = switch (sign) {
            case POSITIVE -> positive;
            case NEGATIVE -> negative;
        };
        return literals.computeIfAbsent(atom, fresh -> new Term.Literal(terms++, bits(fresh), fresh, sign));
    }

    /** Every term holds. */
    public Term all(List<Term> operands) {
        Set<Term> flat = new LinkedHashSet<>();
        for (Term operand : operands) {
            if (operand.isNever()) {
                return operand;
            }
            if (operand instanceof Term.All(int number, int size, long fields, List<Term> inner)) {
                flat.addAll(inner);
            } else {
                flat.add(operand);
            }
        }
        if (flat.size() == 1) {
            return flat.iterator().next();
        }
        return conjunctions.computeIfAbsent(
                flat, parts -> new Term.All(terms++, size(parts), fields(parts), List.copyOf(parts)));
    }

    private static long bits(Atom atom) {
        return switch (atom) {
            case Atom.Test test -> bit(test.field());
            case Atom.Present present -> bit(present.field());
            case Atom.Comparison comparison -> bit(comparison.left()) | bit(comparison.right());
            case Atom.Keyword keyword -> -1;
        };
    }

    private static long bit(Atom.FieldNumber field) {
        return 1L << (field.number() % Long.SIZE);
    }

    private static long fields(Set<Term> parts) {
        return parts.stream().mapToLong(Term::fields).reduce(0, (one, other) -> one | other);
    }

    private static int size(Set<Term> parts) {
        return parts.stream().mapToInt(Term::size).sum();
    }

    /** One of the terms holds. */
    public Term any(List<Term> operands) {
        Set<Term> flat = new LinkedHashSet<>();
        for (Term operand : operands) {
            if (operand.isAlways()) {
                return operand;
            }
            if (operand instanceof Term.Any(int number, int size, long fields, List<Term> inner)) {
                flat.addAll(inner);
            } else {
                flat.add(operand);
            }
        }
        if (flat.size() == 1) {
            return flat.iterator().next();
        }
        return disjunctions.computeIfAbsent(
                flat, parts -> new Term.Any(terms++, size(parts), fields(parts), List.copyOf(parts)));
    }

    /** The term does not hold. */
    public Term not(Term term) {
        Term negated = negations.get(term);
        if (negated == null) {
            negated = switch (term) {
                case Term.Literal(int number, long fields, Atom atom, Sign sign) -> literal(atom, sign.opposite());
                case Term.All(int number, int size, long fields, List<Term> operands) ->
                    any(operands.stream().map(this::not).toList());
                case Term.Any(int number, int size, long fields, List<Term> operands) ->
                    all(operands.stream().map(this::not).toList());
            };
            negations.put(term, negated);
            negations.put(negated, term);
        }
        return negated;
    }

    /**
     * Whether the one certainly implies the other, other than by being impossible itself: to know that, ask
     * {@link #isUnsatisfiable}.
     */
    public boolean implies(Term one, Term other) {
        if (one.number() == other.number()) {
            return true;
        }
        if ((long) one.size() * other.size() > MAX_PAIRS) {
            return false;
        }
        if (other instanceof Term.All(int number, int size, long fields, List<Term> operands)) {
            return allImplied(one, operands);
        }
        if ((one.fields() & other.fields()) == 0) {
            // They ask about different things. Only what is impossible by its form implies all the same.
            return one.isNever();
        }
        if (one instanceof Term.Any(int number, int size, long fields, List<Term> operands)) {
            return allImply(operands, other);
        }
        if (one instanceof Term.Literal literal && other instanceof Term.Literal otherLiteral) {
            return Literals.implies(literal, otherLiteral);
        }
        if ((long) one.size() * other.size() < WORTH_REMEMBERING) {
            return impliesByPart(one, other);
        }
        PairMemory.Answer answer = answers.get(one.number(), other.number());
        return switch (answer) {
            case YES -> true;
            case NO -> false;
            case UNKNOWN -> {
                boolean found = impliesByPart(one, other);
                answers.put(one.number(), other.number(), found ? PairMemory.Answer.YES : PairMemory.Answer.NO);
                yield found;
            }
        };
    }

    private boolean impliesByPart(Term one, Term other) {
        if (other instanceof Term.Any(int number, int size, long fields, List<Term> operands)) {
            for (Term operand : operands) {
                if (implies(one, operand)) {
                    return true;
                }
            }
        }
        if (one instanceof Term.All(int number, int size, long fields, List<Term> operands)) {
            for (Term operand : operands) {
                if (implies(operand, other)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean allImplied(Term one, List<Term> others) {
        // What a log source asks for stands first, and most rules share it; what fails stands last.
        for (int i = others.size() - 1; i >= 0; i--) {
            if (!implies(one, others.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean allImply(List<Term> ones, Term other) {
        for (Term one : ones) {
            if (!implies(one, other)) {
                return false;
            }
        }
        return true;
    }

    /** Whether certainly no document satisfies the term. */
    public boolean isUnsatisfiable(Term term) {
        return switch (term) {
            case Term.Literal literal -> false;
            case Term.Any(int number, int size, long fields, List<Term> operands) ->
                operands.stream().allMatch(this::isUnsatisfiable);
            case Term.All(int number, int size, long fields, List<Term> operands) -> {
                if (operands.stream().anyMatch(this::isUnsatisfiable)) {
                    yield true;
                }
                // One of them implies that another does not hold.
                Term oneFails = any(operands.stream().map(this::not).toList());
                yield operands.stream().anyMatch(operand -> implies(operand, oneFails));
            }
        };
    }
}
