package dev.tocsin.connector.compile;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.drools.DrlText;
import dev.tocsin.compiler.elasticsearch.Exactness;
import dev.tocsin.compiler.irtext.IrText;
import dev.tocsin.compiler.querydsl.CompiledQuery;
import dev.tocsin.compiler.querydsl.QueryDslTarget;
import dev.tocsin.connector.rules.RuleSet.LoadedRule;
import java.util.List;

/** Every target, for the same indices. May be shared between threads. */
public final class RuleTargets {
    private final QueryDslTarget queryDsl;

    /** @param index what is known of the indices that the queries will be asked about */
    public RuleTargets(TargetIndex index) {
        this.queryDsl = new QueryDslTarget(index.capabilities());
    }

    /** What a rule becomes. */
    public Artefact compile(LoadedRule loaded, Target target) {
        CompiledRule rule = loaded.rule();
        return switch (target) {
            case QUERYDSL -> {
                CompiledQuery query = queryDsl.compile(rule.predicate());
                yield new Artefact(
                        new Promise(loaded, target, query.exactness(), query.reasons()),
                        QueryJson.of(rule.metadata(), query));
            }
            case DRL -> exact(loaded, target, DrlText.of(rule));
            case IR -> exact(loaded, target, IrText.of(rule));
        };
    }

    private static Artefact exact(LoadedRule rule, Target target, String text) {
        return new Artefact(new Promise(rule, target, Exactness.EXACT, List.of()), text);
    }
}
