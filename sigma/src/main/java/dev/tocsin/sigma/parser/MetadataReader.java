package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Findings;
import dev.tocsin.sigma.diagnostic.Quoted;
import dev.tocsin.sigma.diagnostic.Suggestion;
import dev.tocsin.sigma.model.Level;
import dev.tocsin.sigma.model.Metadata;
import dev.tocsin.sigma.model.RelatedRule;
import dev.tocsin.sigma.model.RuleId;
import dev.tocsin.sigma.model.Status;
import dev.tocsin.sigma.model.Tag;
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

/** What a document says about itself: the fields that all kinds of documents share, and the custom ones. */
final class MetadataReader {
    private static final Pattern DATE = Pattern.compile("(\\d{4})([-/])(\\d{1,2})\\2(\\d{1,2})");

    private final Findings findings;
    private final FieldReader fields;
    private final CustomFieldReader customFields;

    MetadataReader(Findings findings, Mapping document, ParsedDocument.Kind kind) {
        this.findings = findings;
        this.fields = new FieldReader(findings, document);
        this.customFields = new CustomFieldReader(findings, document, kind);
    }

    /** Everything is read, so that all findings are reported; empty if there is no title. */
    Optional<Metadata> read() {
        Optional<String> title = fields.value(KnownFields.TITLE)
                .flatMap(present -> isBlank(present) ? Optional.empty() : fields.text(KnownFields.TITLE));
        if (fields.value(KnownFields.TITLE).filter(node -> !isBlank(node)).isEmpty()) {
            fields.missing(KnownFields.TITLE, "a document has a title");
        }
        Metadata metadata = new Metadata(
                title.orElse(""),
                fields.scalar(KnownFields.ID).flatMap(this::id),
                fields.text(KnownFields.NAME),
                related(),
                fields.text(KnownFields.TAXONOMY).orElse("sigma"),
                word(fields, KnownFields.STATUS, Code.UNKNOWN_STATUS, Status.values(), Status::word),
                fields.text(KnownFields.DESCRIPTION),
                fields.text(KnownFields.LICENSE),
                fields.text(KnownFields.AUTHOR),
                texts(KnownFields.REFERENCES),
                date(KnownFields.DATE),
                date(KnownFields.MODIFIED),
                texts(KnownFields.FIELDS),
                texts(KnownFields.FALSE_POSITIVES),
                word(fields, KnownFields.LEVEL, Code.UNKNOWN_LEVEL, Level.values(), Level::word),
                tags(),
                texts(KnownFields.SCOPE),
                customFields.read());
        return title.map(present -> metadata);
    }

    private static boolean isBlank(YamlNode node) {
        return node instanceof Scalar scalar && scalar.text().isBlank();
    }

    private List<String> texts(KnownField field) {
        return fields.texts(field).stream().map(Scalar::text).toList();
    }

    private Optional<UUID> id(Scalar text) {
        Optional<UUID> id = RuleId.of(text.text());
        if (id.isEmpty()) {
            findings.error(
                    Code.INVALID_ID,
                    text.span(),
                    Quoted.of(text.text()) + " is no UUID",
                    "an id looks like 929a690e-bef0-4204-a928-ef5e620d6fcc; make one with `uuidgen`");
        }
        return id;
    }

    /** One of the words that the specification lists, in any letter case. */
    private <W> Optional<W> word(
            FieldReader in, KnownField field, Code unknown, W[] words, Function<W, String> spelling) {
        return in.scalar(field).flatMap(text -> {
            String lower = text.text().toLowerCase(Locale.ROOT);
            Optional<W> word = Arrays.stream(words)
                    .filter(candidate -> spelling.apply(candidate).equals(lower))
                    .findFirst();
            if (word.isEmpty()) {
                List<String> spellings = Arrays.stream(words).map(spelling).toList();
                findings.error(
                        unknown,
                        text.span(),
                        Quoted.of(text.text()) + " is no " + field.key() + " of the specification",
                        Suggestion.hint(lower, spellings, "it is one of: " + String.join(", ", spellings)));
            }
            return word;
        });
    }

    private Optional<LocalDate> date(KnownField field) {
        return fields.scalar(field).flatMap(text -> {
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
        for (Scalar text : fields.texts(KnownFields.TAGS)) {
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
        for (YamlNode item : fields.items(KnownFields.RELATED)) {
            if (!(item instanceof Mapping mapping)) {
                findings.error(
                        Code.FIELD_TYPE,
                        item.span(),
                        "an entry of `related` is a map with `id` and `type`, not " + item.kindInWords());
                continue;
            }
            FieldReader entry = new FieldReader(findings, mapping);
            Optional<UUID> id = required(entry, mapping, KnownFields.RELATED_ID).flatMap(this::id);
            Optional<RelatedRule.Type> type =
                    required(entry, mapping, KnownFields.RELATED_TYPE).isEmpty()
                            ? Optional.empty()
                            : word(
                                    entry,
                                    KnownFields.RELATED_TYPE,
                                    Code.UNKNOWN_RELATION,
                                    RelatedRule.Type.values(),
                                    RelatedRule.Type::word);
            if (id.isPresent() && type.isPresent()) {
                related.add(new RelatedRule(id.get(), type.get()));
            }
        }
        return related;
    }

    private Optional<Scalar> required(FieldReader entry, Mapping mapping, KnownField field) {
        if (entry.value(field).isEmpty()) {
            findings.error(
                    Code.MISSING_FIELD, mapping.firstKey(), "this entry of `related` has no `" + field.key() + "`");
            return Optional.empty();
        }
        return entry.scalar(field);
    }
}
