package dev.tocsin.compiler.drools;

import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.on;
import static org.drools.model.PatternDSL.alphaIndexedBy;
import static org.drools.model.PatternDSL.pattern;
import static org.drools.model.PatternDSL.rule;

import dev.tocsin.compiler.fast.FastPredicate;
import java.util.List;
import org.drools.model.Index;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.drools.model.Variable;
import org.drools.model.functions.Block1;
import org.drools.model.functions.Predicate1;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;

/**
 * The rules as a Drools knowledge base, made of objects and no text: a rule waits for a {@link RuleCandidate} of its own
 * number, found by hash, and fires if its predicate is true of the candidate's event.
 */
final class Knowledge {
    private static final String PACKAGE = "dev.tocsin.rules";

    private Knowledge() {}

    static KieBase of(List<FastPredicate> predicates) {
        ModelImpl model = new ModelImpl();
        for (int number = 0; number < predicates.size(); number++) {
            model.addRule(ruleOf(number, predicates.get(number)));
        }
        return KieBaseBuilder.createKieBaseFromModel((Model) model);
    }

    private static Rule ruleOf(int number, FastPredicate predicate) {
        Variable<RuleCandidate> candidate = declarationOf(RuleCandidate.class, "candidate");
        // Nodes are shared by the names of their expressions, so names differ where meanings do.
        return rule(PACKAGE, "rule " + number)
                .build(
                        pattern(candidate)
                                .expr(
                                        "rule == " + number,
                                        isOf(number),
                                        alphaIndexedBy(
                                                Integer.class,
                                                Index.ConstraintType.EQUAL,
                                                0,
                                                RuleCandidate::rule,
                                                number))
                                .expr("predicate " + number, holds(predicate)),
                        on(candidate).execute(RECORD));
    }

    private static final Block1<RuleCandidate> RECORD =
            candidate -> candidate.matches().accept(candidate.rule());

    private static Predicate1<RuleCandidate> isOf(int number) {
        return candidate -> candidate.rule() == number;
    }

    private static Predicate1<RuleCandidate> holds(FastPredicate predicate) {
        return candidate -> predicate.test(candidate.event());
    }
}
