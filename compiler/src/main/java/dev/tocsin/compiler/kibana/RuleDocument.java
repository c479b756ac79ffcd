package dev.tocsin.compiler.kibana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.RuleMetadata;
import dev.tocsin.compiler.elasticsearch.Exactness;
import dev.tocsin.compiler.siem.RuleSeverity;
import dev.tocsin.compiler.siem.Threat;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the document of a rule. docs/kibana.md lists its fields, with the reason for each value.
 *
 * <p>Left out on purpose is {@code enabled}: Kibana gives a new rule {@code false}, and one that it has already keeps
 * what the people there chose. Written down it would switch rules off with every import.
 */
final class RuleDocument {
    /** Kibana's default, and what Elastic's own rules have. */
    private static final String INTERVAL = "5m";
    /** The interval, 15 minutes for the event to arrive, 5 for all that delays a run: docs/kibana.md. */
    private static final String FROM = "now-25m";

    private static final String INGEST_TIME = "event.ingested";
    /** Kibana's default. */
    private static final int ALERTS_PER_RUN = 100;
    /** What Kibana allows a run without another configuration, {@code xpack.alerting.rules.run.alerts.max}. */
    private static final int MOST_ALERTS_PER_RUN = 1_000;

    /** Not {@code Tocsin} alone: the rule that promotes alerts has that one, and must survive a search for these. */
    private static final String TAG = "Tocsin rule";

    private static final String EXACTNESS = "Tocsin query: ";
    private static final String PACK = "Tocsin pack: ";
    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final int FIRST_VERSION = 1;

    private final CompiledRule rule;
    private final RuleMetadata metadata;
    private final RuleQuery query;
    private final Searched searched;
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    private RuleDocument(CompiledRule rule, RuleQuery query) {
        this.rule = rule;
        this.metadata = rule.metadata();
        this.query = query;
        this.searched = Searched.of(rule.predicate());
    }

    static ObjectNode of(CompiledRule rule, RuleQuery query, List<String> indices) {
        RuleDocument document = new RuleDocument(rule, query);
        document.addIdentity();
        document.addQuery(indices);
        document.addSchedule();
        document.addRating();
        document.addOrigin();
        document.addGuides(indices);
        return document.json;
    }

    private void addIdentity() {
        json.put("rule_id", RuleIdentifier.of(metadata.id()))
                .put("version", version())
                .put("name", StoredText.of(metadata.title()))
                .put("description", description());
    }

    private String description() {
        return StoredText.of(metadata.description()
                .map(String::strip)
                .filter(words -> !words.isEmpty())
                .orElseGet(() -> "Finds events that match " + metadata.title() + "."));
    }

    /** The day of the last change as a number, which rises with every change that the rule tells of. */
    private int version() {
        return metadata.version()
                .map(DATE::matcher)
                .filter(Matcher::matches)
                .map(date -> Integer.valueOf(date.group(1) + date.group(2) + date.group(3)))
                .filter(date -> date > 0)
                .orElse(FIRST_VERSION);
    }

    private void addQuery(List<String> indices) {
        json.put("type", query.language().ruleType())
                .put("language", query.language().word());
        switch (query.language()) {
            case LUCENE -> {
                addTexts("index", indices);
                json.put("query", query.text()).putArray("filters");
            }
            case ESQL -> json.put("query", query.text());
        }
    }

    private void addSchedule() {
        json.put("interval", INTERVAL)
                .put("from", FROM)
                .put("to", "now")
                .put("timestamp_override", INGEST_TIME)
                .put("timestamp_override_fallback_disabled", false)
                .put("max_signals", alertsPerRun());
    }

    /**
     * A superset can fill a run with events that the rule does not mean, and of an ES|QL query Kibana reads only so many
     * rows, those it has alerts for already included. Both could push a true match out.
     */
    private int alertsPerRun() {
        return query.exactness() == Exactness.EXACT && query.language() == RuleQuery.Language.LUCENE
                ? ALERTS_PER_RUN
                : MOST_ALERTS_PER_RUN;
    }

    private void addRating() {
        RuleSeverity severity = RuleSeverity.of(metadata.level());
        json.put("severity", severity.word()).putArray("severity_mapping");
        json.put("risk_score", severity.riskScore()).putArray("risk_score_mapping");
        ArrayNode threat = json.putArray("threat");
        for (Threat.Aim aim : Threat.of(metadata.tags()).byTactic()) {
            ObjectNode entry = threat.addObject().put("framework", Threat.FRAMEWORK);
            write(aim.tactic(), entry.putObject("tactic"));
            ArrayNode techniques = entry.putArray("technique");
            for (Threat.Means means : aim.techniques()) {
                ObjectNode technique = techniques.addObject();
                write(means.technique(), technique);
                ArrayNode subtechniques = technique.putArray("subtechnique");
                means.subtechniques().forEach(subtechnique -> write(subtechnique, subtechniques.addObject()));
            }
        }
    }

    private static void write(Threat.Entry entry, ObjectNode json) {
        json.put("id", entry.id()).put("name", entry.name()).put("reference", entry.reference());
    }

    private void addOrigin() {
        addTexts("tags", tags());
        addTexts("author", authors(metadata.author().orElse("")));
        metadata.license().ifPresent(license -> json.put("license", StoredText.of(license)));
        addTexts("references", metadata.references());
        addTexts("false_positives", metadata.falsePositives());
    }

    /** Authors stand between commas; one in brackets is part of a company's name. */
    private static List<String> authors(String text) {
        List<String> authors = new ArrayList<>();
        int begin = 0;
        int brackets = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '(', '[' -> brackets++;
                case ')', ']' -> brackets--;
                case ',' -> {
                    if (brackets <= 0) {
                        authors.add(text.substring(begin, i));
                        begin = i + 1;
                    }
                }
                default -> {}
            }
        }
        authors.add(text.substring(begin));
        return authors;
    }

    /** The rule's own, and by which the rules of Tocsin, of one pack, or those to verify are found in Kibana. */
    private Set<String> tags() {
        Set<String> tags = new LinkedHashSet<>(metadata.tags());
        tags.add(TAG);
        tags.add(EXACTNESS + query.exactness().word());
        metadata.pack().ifPresent(pack -> tags.add(PACK + pack));
        return tags;
    }

    private void addGuides(List<String> indices) {
        json.put("note", InvestigationGuide.of(rule, searched, query))
                .put("setup", SetupGuide.of(rule.eventSources(), indices));
        List<String> places = searched.allPlaces();
        // Kibana takes no empty list here.
        if (!places.isEmpty()) {
            ArrayNode names = json.putObject("investigation_fields").putArray("field_names");
            places.forEach(names::add);
        }
    }

    private void addTexts(String name, Iterable<String> texts) {
        ArrayNode array = json.putArray(name);
        for (String text : texts) {
            if (!text.isBlank()) {
                array.add(StoredText.of(text.strip()));
            }
        }
    }
}
