package dev.tocsin.connector.compile;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.drools.DrlText;
import dev.tocsin.compiler.elasticsearch.Exactness;
import dev.tocsin.compiler.esql.EsqlQuery;
import dev.tocsin.compiler.esql.EsqlTarget;
import dev.tocsin.compiler.irtext.IrText;
import dev.tocsin.compiler.kibana.KibanaRule;
import dev.tocsin.compiler.kibana.KibanaTarget;
import dev.tocsin.compiler.lucene.LuceneQuery;
import dev.tocsin.compiler.lucene.LuceneTarget;
import dev.tocsin.compiler.querydsl.CompiledQuery;
import dev.tocsin.compiler.querydsl.QueryDslTarget;
import dev.tocsin.connector.rules.RuleSet.LoadedRule;
import java.util.List;

/** Every target, for the same indices. May be shared between threads. */
public final class RuleTargets {
    private final QueryDslTarget queryDsl;
    private final EsqlTarget esql;
    private final LuceneTarget lucene;
    private final KibanaTarget kibana;
    private final String indices;

    /** @param index what is known of the indices that the queries will be asked about */
    public RuleTargets(TargetIndex index) {
        List<String> patterns = index.selection().withoutOwn();
        this.queryDsl = new QueryDslTarget(index.capabilities());
        this.esql = new EsqlTarget(index.capabilities(), index.columns());
        this.lucene = new LuceneTarget(index.capabilities());
        this.kibana = new KibanaTarget(index.capabilities(), index.columns(), patterns);
        this.indices = String.join(",", patterns);
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
            case ESQL -> {
                EsqlQuery query = esql.compile(rule.predicate());
                yield new Artefact(
                        new Promise(loaded, target, query.exactness(), query.reasons()), query.from(indices) + "\n");
            }
            case LUCENE -> {
                LuceneQuery query = lucene.compile(rule.predicate());
                yield new Artefact(
                        new Promise(loaded, target, query.exactness(), query.reasons()), query.text() + "\n");
            }
            case KIBANA -> {
                KibanaRule kibanaRule = kibana.compile(rule);
                yield new Artefact(
                        new Promise(loaded, target, kibanaRule.exactness(), kibanaRule.reasons()),
                        kibanaRule.json() + "\n");
            }
            case DRL -> exact(loaded, target, DrlText.of(rule));
            case IR -> exact(loaded, target, IrText.of(rule));
        };
    }

    private static Artefact exact(LoadedRule rule, Target target, String text) {
        return new Artefact(new Promise(rule, target, Exactness.EXACT, List.of()), text);
    }
}
