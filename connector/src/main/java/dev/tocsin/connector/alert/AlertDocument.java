package dev.tocsin.connector.alert;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.compiler.RuleMetadata;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.drools.Match;
import dev.tocsin.compiler.eval.Evidence;
import dev.tocsin.compiler.indicator.Confidence;
import dev.tocsin.compiler.siem.RuleSeverity;
import dev.tocsin.compiler.siem.Threat;
import dev.tocsin.connector.elasticsearch.Hit;
import dev.tocsin.sigma.model.RuleId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Writes the ECS document of an alert. docs/alerts.md lists its fields. */
final class AlertDocument {
    static final String ECS_VERSION = "8.11.0";
    static final String DATASET = "tocsin.alert";

    /** What is longer is not searchable, and a hundred of them make an alert too large to store. */
    private static final int LONGEST_VALUE = 4_096;

    private static final int EXCERPT = 1_024;

    private final Match match;
    private final RuleMetadata rule;
    private final Optional<MatchedIndicators> indicators;
    private final Hit hit;
    private final EventFields event;
    private final JsonTree json = new JsonTree();

    private AlertDocument(Match match, Optional<MatchedIndicators> indicators, Hit hit, EventFields event) {
        this.match = match;
        this.rule = match.rule().metadata();
        this.indicators = indicators;
        this.hit = hit;
        this.event = event;
    }

    static Alert build(
            Match match,
            Optional<MatchedIndicators> indicators,
            Hit hit,
            Document document,
            EventFields event,
            Instant created,
            String namespace) {
        AlertDocument alert = new AlertDocument(match, indicators, hit, event);
        String id = AlertIdentifier.of(alert.rule.id(), hit.index(), hit.id());
        Optional<String> eventTime = document.values("@timestamp").stream().findFirst();
        String reason = Reason.of(alert.rule, match.evidence(), indicators, event);
        alert.addSource();
        alert.addEvent(id, reason, created, eventTime);
        alert.addRule();
        alert.addThreat(created);
        alert.addRelated();
        alert.addWhy();
        alert.json
                .put("data_stream.type", "logs")
                .put("data_stream.dataset", DATASET)
                .put("data_stream.namespace", namespace)
                .put("ecs.version", ECS_VERSION)
                .put("message", alert.rule.title())
                .putArray("tags", alert.rule.tags());
        return new Alert(
                id,
                alert.rule,
                eventTime,
                event.first("host.name"),
                Reason.brief(match.evidence(), indicators, event),
                alert.json.toString());
    }

    private void addSource() {
        event.values().forEach((path, values) -> {
            FieldType type = EventFields.types().get(path);
            if (type != null) {
                json.putAll(
                        path,
                        values.stream()
                                .flatMap(value -> type.read(value).stream())
                                .toList());
            }
        });
        JsonTree data = new JsonTree();
        event.eventData().forEach((name, values) -> data.putTexts(name.replace('.', '_'), values));
        if (!data.root().isEmpty()) {
            json.put("winlog.event_data", data.root());
        }
    }

    private void addEvent(String id, String reason, Instant created, Optional<String> eventTime) {
        String now = milliseconds(created);
        TreeSet<String> categories = new TreeSet<>(event.all("event.category"));
        categories.add("intrusion_detection");
        json.put("@timestamp", now)
                .put("event.kind", "alert")
                .putArray("event.category", List.copyOf(categories))
                .putArray("event.type", List.of("info"))
                .put("event.id", id)
                .put("event.created", now)
                .put("event.ingested", now)
                .put("event.module", "tocsin")
                .put("event.dataset", DATASET)
                .put("event.severity", IntNode.valueOf(severity().riskScore()))
                .put("event.risk_score", IntNode.valueOf(severity().riskScore()))
                .put("event.reason", reason);
        eventTime.flatMap(FieldType.DATE::read).ifPresent(time -> json.put("event.start", time));
    }

    private static String milliseconds(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** That of the rule; one less where a list is not sure of any indicator that was seen. */
    private RuleSeverity severity() {
        RuleSeverity severity = RuleSeverity.of(rule.level());
        boolean unsure = indicators
                .filter(matched -> matched.surest().confidence() == Confidence.LOW)
                .isPresent();
        return unsure ? severity.oneLess() : severity;
    }

    private void addRule() {
        json.put("rule.id", rule.id())
                .put("rule.name", rule.title())
                .put("rule.description", rule.description())
                .putArray("rule.author", rule.author().stream().toList())
                .put("rule.license", rule.license())
                .put("rule.version", rule.version())
                .putArray("rule.reference", rule.references());
        if (RuleId.of(rule.id()).isPresent()) {
            json.put("rule.uuid", rule.id());
        }
        json.put("rule.ruleset", rule.pack());
        json.put("tocsin.rule.level", rule.level().map(level -> level.word()))
                .put("tocsin.rule.path", rule.source().name())
                .putArray("tocsin.rule.false_positives", rule.falsePositives());
    }

    private void addThreat(Instant created) {
        indicators.ifPresent(matched ->
                ThreatJson.addThreat(json, matched, rule.source().name(), Optional.of(milliseconds(created))));
        Threat threat = Threat.of(rule.tags());
        if (threat.tactics().isEmpty() && threat.techniques().isEmpty()) {
            return;
        }
        json.put("threat.framework", Threat.FRAMEWORK);
        addEntries("threat.tactic", threat.tactics());
        addEntries("threat.technique", threat.techniques());
        addEntries("threat.technique.subtechnique", threat.subtechniques());
    }

    private void addEntries(String path, List<Threat.Entry> entries) {
        json.putArray(path + ".id", entries.stream().map(Threat.Entry::id).toList())
                .putArray(
                        path + ".name", entries.stream().map(Threat.Entry::name).toList())
                .putArray(
                        path + ".reference",
                        entries.stream().map(Threat.Entry::reference).toList());
    }

    private void addRelated() {
        json.putArray("related.hosts", event.all("host.name", "source.domain", "destination.domain"))
                .putArray("related.user", event.all("user.name", "user.target.name", "user.effective.name"))
                .putArray(
                        "related.hash",
                        event.all(
                                "process.hash.md5",
                                "process.hash.sha1",
                                "process.hash.sha256",
                                "process.pe.imphash",
                                "file.hash.md5",
                                "file.hash.sha1",
                                "file.hash.sha256",
                                "file.pe.imphash"))
                .putNodes(
                        "related.ip",
                        event.all("source.ip", "destination.ip", "host.ip", "dns.resolved_ip").stream()
                                .flatMap(address -> FieldType.IP.read(address).stream())
                                .toList());
    }

    private void addWhy() {
        json.put("tocsin.source.index", hit.index())
                .put("tocsin.source.data_stream", AlertIdentifier.stableName(hit.index()))
                .put("tocsin.source.id", hit.id());
        indicators.ifPresent(matched -> ThreatJson.addOwn(json, matched));
        json.putNodes("tocsin.matched", evidence().map(AlertDocument::matched).toList());
    }

    /** Of a list, that of the indicators that are named: one script may hold thousands. */
    private Stream<Evidence> evidence() {
        return indicators
                .map(matched -> matched.shown().stream()
                        .flatMap(one -> one.evidence().stream().map(this::shortened)))
                .orElseGet(() -> match.evidence().stream());
    }

    private Evidence shortened(Evidence evidence) {
        return new Evidence(
                evidence.search(),
                evidence.field(),
                evidence.value()
                        .map(value -> value.length() <= LONGEST_VALUE
                                ? value
                                : Excerpt.of(value, evidence.pattern(), evidence.search(), EXCERPT)),
                evidence.pattern());
    }

    private static ObjectNode matched(Evidence evidence) {
        return new JsonTree()
                .put("search", evidence.search())
                .put("field", evidence.field())
                .put("value", evidence.value())
                .put("pattern", evidence.pattern())
                .root();
    }
}
