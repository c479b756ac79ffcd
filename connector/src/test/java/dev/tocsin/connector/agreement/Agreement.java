package dev.tocsin.connector.agreement;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.RuleMetadata;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.drools.Match;
import dev.tocsin.compiler.drools.RuleEngine;
import dev.tocsin.compiler.elasticsearch.Exactness;
import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.eval.Oracle;
import dev.tocsin.compiler.ir.Predicate;
import dev.tocsin.sigma.source.SourceText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Every engine held against the oracle, predicate by predicate, over the same documents. */
final class Agreement {
    /** Disagreements that are shown; more of them are of the same kind. */
    private static final int SHOWN = 3;

    private final String about;
    private final List<String> indices;
    private final SortedMap<String, Document> documents;
    private final Map<QueryTarget, QueryTarget.Compiler> compilers = new EnumMap<>(QueryTarget.class);
    private final Map<QueryTarget, Tally> tallies = new EnumMap<>(QueryTarget.class);
    private final List<String> disagreements = new ArrayList<>();
    private int predicates;
    private int matching;

    /** How a target answered. */
    private static final class Tally {
        int exact;
        int narrow;
        long nanoseconds;
    }

    /**
     * @param about says in failures what is compared; it has the seed
     * @param documents those of the indices, by id
     */
    Agreement(
            String about, List<String> indices, FieldCapabilities capabilities, SortedMap<String, Document> documents) {
        this.about = about;
        this.indices = indices;
        this.documents = documents;
        for (QueryTarget target : QueryTarget.values()) {
            compilers.put(target, target.compiler(indices, capabilities));
            tallies.put(target, new Tally());
        }
    }

    /** Asks every engine about each of the predicates. */
    void check(List<Predicate> asked) {
        List<SortedSet<String>> expected = asked.stream().map(this::oracle).toList();
        matching += (int) expected.stream().filter(ids -> !ids.isEmpty()).count();
        compareDrools(asked, expected);
        compilers.forEach((target, compiler) -> compare(target, compiler, asked, expected));
        predicates += asked.size();
    }

    private void compareDrools(List<Predicate> asked, List<SortedSet<String>> expected) {
        List<SortedSet<String>> found = drools(asked);
        for (int i = 0; i < asked.size(); i++) {
            if (!expected.get(i).equals(found.get(i))) {
                disagree("DROOLS", i, asked.get(i), expected.get(i), found.get(i), "");
            }
        }
    }

    private void compare(
            QueryTarget target,
            QueryTarget.Compiler compiler,
            List<Predicate> asked,
            List<SortedSet<String>> expected) {
        List<QueryTarget.Question> questions =
                asked.stream().map(compiler::compile).toList();
        long begun = System.nanoTime();
        List<Node.Result> results = target.ask(indices, questions);
        Tally tally = tallies.getOrDefault(target, new Tally());
        tally.nanoseconds += System.nanoTime() - begun;
        for (int i = 0; i < asked.size(); i++) {
            QueryTarget.Question question = questions.get(i);
            Node.Result result = results.get(i);
            String query = question.exactness() + " " + question.reasons() + "\n" + question.text();
            boolean exact = question.exactness() == Exactness.EXACT;
            if (result.refused()) {
                disagree(
                        target + " refused: " + result.refusal(),
                        i,
                        asked.get(i),
                        expected.get(i),
                        result.found(),
                        query);
            } else if (!result.found().containsAll(expected.get(i))
                    || (exact && !expected.get(i).equals(result.found()))) {
                disagree(target.name(), i, asked.get(i), expected.get(i), result.found(), query);
            }
            tally.exact += exact ? 1 : 0;
            tally.narrow += result.found().size() < documents.size() ? 1 : 0;
        }
    }

    private void disagree(
            String engine,
            int number,
            Predicate predicate,
            SortedSet<String> expected,
            SortedSet<String> found,
            String query) {
        SortedSet<String> lost = new TreeSet<>(expected);
        lost.removeAll(found);
        SortedSet<String> others = new TreeSet<>(found);
        others.removeAll(expected);
        String example = lost.isEmpty() ? (others.isEmpty() ? "" : others.first()) : lost.first();
        disagreements.add(about + ", predicate " + (predicates + number) + ", " + shortened(engine) + "\nlost "
                + lost.size() + " of " + expected.size() + ", found " + others.size() + " others\n"
                + shortened(predicate.toString()) + "\n" + shortened(query) + "\n" + example + ": "
                + (example.isEmpty() ? "" : shortened(described(documents.get(example)))));
    }

    private static String described(@org.jspecify.annotations.Nullable Document document) {
        return document == null
                ? ""
                : new TreeSet<>(document.paths())
                        .stream()
                                .map(path -> path + "=" + document.values(path))
                                .toList()
                                .toString();
    }

    private static String shortened(String text) {
        return text.length() > 4_000 ? text.substring(0, 4_000) + "..." : text;
    }

    private SortedSet<String> oracle(Predicate predicate) {
        SortedSet<String> ids = new TreeSet<>();
        documents.forEach((id, document) -> {
            if (Oracle.matches(predicate, document)) {
                ids.add(id);
            }
        });
        return ids;
    }

    private List<SortedSet<String>> drools(List<Predicate> asked) {
        List<SortedSet<String>> found = new ArrayList<>();
        asked.forEach(predicate -> found.add(new TreeSet<>()));
        try (RuleEngine engine = RuleEngine.of(IntStream.range(0, asked.size())
                .mapToObj(i -> rule(i, asked.get(i)))
                .toList())) {
            documents.forEach((id, document) -> {
                for (Match match : engine.evaluate(document)) {
                    found.get(Integer.parseInt(match.rule().metadata().id())).add(id);
                }
            });
        }
        return found;
    }

    private static CompiledRule rule(int number, Predicate predicate) {
        RuleMetadata metadata = new RuleMetadata(
                Integer.toString(number),
                "Random",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                new SourceText("random.yml", ""));
        return new CompiledRule(metadata, List.of(), predicate);
    }

    /**
     * Fails if anything disagreed, or if too little was said to mean much.
     *
     * @param leastExact how many of a hundred rules have to be exact
     */
    void finish(int leastExact) {
        StringBuilder summary = new StringBuilder("%s: %d rules, %d of them match one of %d documents"
                .formatted(about, predicates, matching, documents.size()));
        tallies.forEach((target, tally) -> summary.append("; %s %d exact, %d narrow, %d ms"
                .formatted(target, tally.exact, tally.narrow, tally.nanoseconds / 1_000_000)));
        System.err.println(summary);
        assertTrue(
                disagreements.isEmpty(),
                () -> disagreements.size() + " disagreements\n\n"
                        + String.join("\n\n", disagreements.subList(0, Math.min(SHOWN, disagreements.size()))));
        assertTrue(matching > predicates / 3, "too few rules are true of anything: " + summary);
        tallies.forEach((target, tally) -> {
            assertTrue(tally.narrow > predicates / 3, target + " finds less than everything too seldom: " + summary);
            assertTrue(100 * tally.exact >= leastExact * predicates, target + " is exact too seldom: " + summary);
        });
    }
}
