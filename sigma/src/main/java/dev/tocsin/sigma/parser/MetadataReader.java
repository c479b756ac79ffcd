package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.model.Level;
import dev.tocsin.sigma.model.RelatedRule;
import dev.tocsin.sigma.model.Status;
import dev.tocsin.sigma.model.Tag;
import dev.tocsin.sigma.parser.FieldReader.Entries;
import dev.tocsin.sigma.yaml.YamlNode;
import dev.tocsin.sigma.yaml.YamlNode.Mapping;
import dev.tocsin.sigma.yaml.YamlNode.Scalar;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of a rule whose text has a form: ids, dates, words out of a list, tags. */
final class MetadataReader {
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern DATE = Pattern.compile("(\\d{4})([-/])(\\d{1,2})\\2(\\d{1,2})");

    private final Findings findings;
    private final FieldReader fields;

    MetadataReader(Findings findings, FieldReader fields) {
        this.findings = findings;
        this.fields = fields;
    }

    record Facts(
            Optional<UUID> id,
            List<RelatedRule> related,
            Optional<Status> status,
            Optional<LocalDate> date,
            Optional<LocalDate> modified,
            Optional<Level> level,
            List<Tag> tags) {}

    Facts read() {
        return new Facts(
                fields.scalar("id").flatMap(this::id),
                related(),
                word(fields, "status", Code.UNKNOWN_STATUS, Status.values(), Status::word),
                date("date"),
                date("modified"),
                word(fields, "level", Code.UNKNOWN_LEVEL, Level.values(), Level::word),
                tags());
    }

    private Optional<UUID> id(Scalar text) {
        if (ID.matcher(text.text()).matches()) {
            return Optional.of(UUID.fromString(text.text()));
        }
        findings.error(
                Code.INVALID_ID,
                text.span(),
                Quoted.of(text.text()) + " is no UUID",
                "an id looks like 929a690e-bef0-4204-a928-ef5e620d6fcc; make one with `uuidgen`");
        return Optional.empty();
    }

    /** One of the words that the specification lists, in any letter case. */
    private <W> Optional<W> word(FieldReader in, String key, Code unknown, W[] words, Function<W, String> spelling) {
        return in.scalar(key).flatMap(text -> {
            String lower = text.text().toLowerCase(Locale.ROOT);
            Optional<W> word = Arrays.stream(words)
                    .filter(candidate -> spelling.apply(candidate).equals(lower))
                    .findFirst();
            if (word.isEmpty()) {
                List<String> spellings = Arrays.stream(words).map(spelling).toList();
                findings.error(
                        unknown,
                        text.span(),
                        Quoted.of(text.text()) + " is no " + key + " of the specification",
                        Suggestion.didYouMean(lower, spellings) + "It is one of: " + String.join(", ", spellings));
            }
            return word;
        });
    }

    private Optional<LocalDate> date(String key) {
        return fields.scalar(key).flatMap(text -> {
            Matcher parts = DATE.matcher(text.text());
            if (parts.matches()) {
                try {
                    return Optional.of(LocalDate.of(
                            Integer.parseInt(parts.group(1)),
                            Integer.parseInt(parts.group(3)),
                            Integer.parseInt(parts.group(4))));
                } catch (DateTimeException noSuchDay) {
                    // Reported below, as any other text that is no date.
                }
            }
            findings.error(
                    Code.INVALID_DATE,
                    text.span(),
                    Quoted.of(text.text()) + " is no date",
                    "a date is written year-month-day, for example 2024-01-31");
            return Optional.empty();
        });
    }

    private List<Tag> tags() {
        List<Tag> tags = new ArrayList<>();
        for (Scalar text : fields.texts("tags", Entries.ANY)) {
            int dot = text.text().indexOf('.');
            String hint = "a tag is `namespace.name` in lower case, for example attack.t1219.002";
            if (dot < 0) {
                findings.error(Code.INVALID_TAG, text.span(), Quoted.of(text.text()) + " has no namespace", hint);
                continue;
            }
            tags.add(new Tag(text.text().substring(0, dot), text.text().substring(dot + 1), text.span()));
        }
        return tags;
    }

    private List<RelatedRule> related() {
        List<RelatedRule> related = new ArrayList<>();
        for (YamlNode item : fields.items("related")) {
            if (!(item instanceof Mapping mapping)) {
                findings.error(
                        Code.FIELD_TYPE,
                        item.span(),
                        "an entry of `related` is a map with `id` and `type`, not " + item.kindInWords());
                continue;
            }
            FieldReader entry = new FieldReader(findings, mapping);
            Optional<UUID> id = required(entry, mapping, "id").flatMap(this::id);
            Optional<RelatedRule.Type> type = required(entry, mapping, "type").isEmpty()
                    ? Optional.empty()
                    : word(entry, "type", Code.UNKNOWN_RELATION, RelatedRule.Type.values(), RelatedRule.Type::word);
            if (id.isPresent() && type.isPresent()) {
                related.add(new RelatedRule(id.get(), type.get()));
            }
        }
        return related;
    }

    private Optional<Scalar> required(FieldReader entry, Mapping mapping, String key) {
        if (entry.value(key).isEmpty()) {
            findings.error(
                    Code.MISSING_FIELD, RuleReader.firstKey(mapping), "this entry of `related` has no `" + key + "`");
            return Optional.empty();
        }
        return entry.scalar(key);
    }
}
