package dev.tocsin.sigma.parser;

import dev.tocsin.sigma.model.Correlation;
import dev.tocsin.sigma.model.Level;
import dev.tocsin.sigma.model.RelatedRule;
import dev.tocsin.sigma.model.Status;
import dev.tocsin.sigma.parser.Form.Entries;
import dev.tocsin.sigma.parser.Form.OtherKeys;
import dev.tocsin.sigma.parser.KnownField.Presence;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every key that the specification knows (2.1, and what its draft 2.2 and pySigma add), in the order in which rules are
 * commonly written. The readers take their limits from here, and the JSON Schemas are made of it.
 *
 * <p>The three kinds of documents share what they say about themselves, as pySigma reads them: the specification lists
 * fewer keys for correlation rules and filters, but gives the others no different meaning there.
 */
public final class KnownFields {
    private static final Form.Text ANY_TEXT = text(0, Integer.MAX_VALUE);
    private static final Form.Text NAME_TEXT = text(1, 256);
    private static final Form.Text REMARK = text(2, Integer.MAX_VALUE);
    private static final Form.Text REFERENCE = text(1, 256);
    private static final Form ONE_OR_MORE_REFERENCES =
            new Form.OneOf(List.of(REFERENCE, new Form.Texts(REFERENCE, Entries.UNIQUE)));
    private static final Form ONE_OR_MORE_FIELDS =
            new Form.OneOf(List.of(NAME_TEXT, new Form.Texts(NAME_TEXT, Entries.UNIQUE)));
    private static final Form ONE_OR_MORE_CONDITIONS =
            new Form.OneOf(List.of(ANY_TEXT, new Form.Texts(ANY_TEXT, Entries.ANY)));
    private static final Form.Text LOG_SOURCE_VALUE = text("[a-z0-9_.-]+");

    public static final KnownField TITLE = field("title", NAME_TEXT, "What the rule detects, in a few words.");
    public static final KnownField ID = field("id", new Form.Id(), "A UUID that no other rule has.");
    public static final KnownField NAME =
            field("name", NAME_TEXT, "A name by which correlation rules and filters can refer to the rule.");

    static final KnownField RELATED_ID =
            field("id", new Form.Id(), "The id of the other rule.").mandatory();
    static final KnownField RELATED_TYPE = field(
                    "type",
                    words(Arrays.stream(RelatedRule.Type.values()).map(RelatedRule.Type::word)),
                    "What the other rule is to this one.")
            .mandatory();
    public static final KnownField RELATED = field(
            "related",
            new Form.Maps(new Form.Mapping(List.of(RELATED_ID, RELATED_TYPE), OtherKeys.CUSTOM)),
            "Rules that this one has to do with.");

    public static final KnownField TAXONOMY =
            field("taxonomy", NAME_TEXT, "Where the names of fields and log sources come from; `sigma` if not said.");
    public static final KnownField STATUS =
            field("status", words(Arrays.stream(Status.values()).map(Status::word)), "How far the rule is tried.");
    public static final KnownField DESCRIPTION =
            field("description", text(0, 65_535), "What the rule detects, and why that matters.");
    public static final KnownField LICENSE = field("license", ANY_TEXT, "The SPDX id of the rule's licence.");
    public static final KnownField AUTHOR = field("author", ANY_TEXT, "Who wrote the rule; several with commas.");
    public static final KnownField REFERENCES =
            field("references", new Form.Texts(ANY_TEXT, Entries.UNIQUE), "Where the idea of the rule comes from.");
    public static final KnownField DATE = field("date", new Form.Date(), "When the rule was written.");
    public static final KnownField MODIFIED = field("modified", new Form.Date(), "When the rule was last changed.");
    public static final KnownField FIELDS =
            field("fields", new Form.Texts(ANY_TEXT, Entries.UNIQUE), "Fields that help to judge what the rule found.");
    public static final KnownField FALSE_POSITIVES = field(
            "falsepositives", new Form.Texts(REMARK, Entries.ANY), "What may match besides what the rule looks for.");
    public static final KnownField LEVEL =
            field("level", words(Arrays.stream(Level.values()).map(Level::word)), "How severe a match is.");
    public static final KnownField TAGS = field(
            "tags",
            new Form.Texts(text("[a-z0-9_-]+\\.[a-z0-9._-]+"), Entries.UNIQUE),
            "Categories as `namespace.name`, for example `attack.t1219`.");
    public static final KnownField SCOPE = field(
            "scope", new Form.Texts(REMARK, Entries.ANY), "Where the rule is meant to run, for example `server`.");
    public static final KnownField GENERATE =
            field("generate", new Form.Flag(), "Whether the rules of the correlation alert on their own as well.");

    public static final KnownField CATEGORY =
            field("category", LOG_SOURCE_VALUE, "The kind of event, for example `process_creation`.");
    public static final KnownField PRODUCT = field("product", LOG_SOURCE_VALUE, "What logs, for example `windows`.");
    public static final KnownField SERVICE =
            field("service", LOG_SOURCE_VALUE, "The log of the product, for example `security`.");
    public static final KnownField DEFINITION =
            field("definition", ANY_TEXT, "What must be configured so that the events are logged, for people.");
    public static final KnownField LOG_SOURCE = field(
            "logsource",
            new Form.Mapping(List.of(CATEGORY, PRODUCT, SERVICE, DEFINITION), OtherKeys.ATTRIBUTE),
            "The kind of log that is read; at least one of category, product and service.");

    public static final KnownField CONDITION = field(
                    "condition", ONE_OR_MORE_CONDITIONS, "How the search identifiers combine, for example `selection`.")
            .mandatory();
    public static final KnownField DETECTION = field(
            "detection",
            new Form.Mapping(List.of(CONDITION), OtherKeys.SEARCH_IDENTIFIER),
            "What the rule looks for: named searches and how they combine.");

    public static final KnownField FILTERED_RULES = field(
                    "rules",
                    ONE_OR_MORE_REFERENCES,
                    "Ids or names of the rules to filter; `any` for all that the log source covers.")
            .mandatory();
    public static final KnownField FILTER = field(
            "filter",
            new Form.Mapping(List.of(FILTERED_RULES, CONDITION), OtherKeys.SEARCH_IDENTIFIER),
            "What the rules that the filter covers must meet besides their own condition.");

    public static final KnownField CORRELATION_TYPE = field(
                    "type",
                    words(Arrays.stream(Correlation.Type.values()).map(Correlation.Type::word)),
                    "What is counted or related.")
            .mandatory();
    public static final KnownField CORRELATED_RULES =
            field("rules", ONE_OR_MORE_REFERENCES, "Ids or names of the rules whose matches are correlated.");
    public static final KnownField GROUP_BY =
            field("group-by", ONE_OR_MORE_FIELDS, "Fields whose values the correlated events share.");
    public static final KnownField TIMESPAN = field(
                    "timespan", text("[0-9]+[smhdwMy]"), "Within what time the events happen, for example `15m`.")
            .mandatory();
    public static final KnownField ALIASES = field(
            "aliases", new Form.Mapping(List.of(), OtherKeys.ALIAS), "Names for fields that differ from rule to rule.");

    public static final KnownField GREATER = field("gt", new Form.Numeric(), "More than this.");
    public static final KnownField GREATER_OR_EQUAL = field("gte", new Form.Numeric(), "This or more.");
    public static final KnownField LESS = field("lt", new Form.Numeric(), "Less than this.");
    public static final KnownField LESS_OR_EQUAL = field("lte", new Form.Numeric(), "This or less.");
    public static final KnownField EQUAL = field("eq", new Form.Numeric(), "Just this.");
    public static final KnownField NOT_EQUAL = field("neq", new Form.Numeric(), "Anything but this.");
    public static final KnownField VALUE_FIELD =
            field("field", ONE_OR_MORE_FIELDS, "The field whose values are counted or calculated with.");
    public static final KnownField PERCENTILE =
            field("percentile", new Form.Numeric(), "Which percentile is compared, above 0 and below 100.");
    public static final KnownField CORRELATION_CONDITION = field(
            "condition",
            new Form.OneOf(List.of(
                    new Form.Mapping(
                            List.of(
                                    GREATER,
                                    GREATER_OR_EQUAL,
                                    LESS,
                                    LESS_OR_EQUAL,
                                    EQUAL,
                                    NOT_EQUAL,
                                    VALUE_FIELD,
                                    PERCENTILE),
                            OtherKeys.NONE),
                    ANY_TEXT)),
            "When the correlation matches: bounds on a number, or an expression over the rules.");
    public static final KnownField CORRELATION = field(
            "correlation",
            new Form.Mapping(
                    List.of(
                            CORRELATION_TYPE,
                            CORRELATED_RULES,
                            GROUP_BY,
                            TIMESPAN,
                            CORRELATION_CONDITION,
                            ALIASES,
                            GENERATE),
                    OtherKeys.NONE),
            "Which matches of which rules belong together.");

    private static final List<KnownField> BEFORE = List.of(
            TITLE.mandatory(),
            ID,
            NAME,
            RELATED,
            TAXONOMY,
            STATUS,
            DESCRIPTION,
            LICENSE,
            REFERENCES,
            AUTHOR,
            DATE,
            MODIFIED,
            TAGS,
            SCOPE);
    private static final List<KnownField> AFTER = List.of(FIELDS, FALSE_POSITIVES, LEVEL);

    private KnownFields() {}

    /** The keys at the top level of a kind of document; others are custom fields. */
    public static List<KnownField> of(ParsedDocument.Kind kind) {
        List<KnownField> own = switch (kind) {
            case DETECTION_RULE -> List.of(LOG_SOURCE.mandatory(), DETECTION.mandatory());
            case CORRELATION_RULE -> List.of(CORRELATION.mandatory(), GENERATE);
            case FILTER -> List.of(LOG_SOURCE.mandatory(), FILTER.mandatory());
        };
        return Stream.of(BEFORE, own, AFTER).flatMap(List::stream).toList();
    }

    /** The keys of the map that a field is, or can be. */
    static List<String> keysOf(KnownField field) {
        return keysOf(field.form()).toList();
    }

    private static Stream<String> keysOf(Form form) {
        return switch (form) {
            case Form.Mapping(List<KnownField> known, OtherKeys others) ->
                known.stream().map(KnownField::key);
            case Form.OneOf(List<Form> forms) -> forms.stream().flatMap(KnownFields::keysOf);
            case Form.Text text -> Stream.of();
            case Form.Id id -> Stream.of();
            case Form.Date date -> Stream.of();
            case Form.Word word -> Stream.of();
            case Form.Flag flag -> Stream.of();
            case Form.Numeric numeric -> Stream.of();
            case Form.Texts texts -> Stream.of();
            case Form.Maps maps -> Stream.of();
        };
    }

    private static KnownField field(String key, Form form, String description) {
        return new KnownField(key, Presence.OPTIONAL, form, description);
    }

    private static Form.Text text(int minimum, int maximum) {
        return new Form.Text(minimum, maximum, Optional.empty());
    }

    private static Form.Text text(String pattern) {
        return new Form.Text(1, Integer.MAX_VALUE, Optional.of(pattern));
    }

    private static Form.Word words(Stream<String> words) {
        return new Form.Word(words.toList());
    }
}
