package dev.tocsin.sigma.diagnostic;

import java.util.Locale;

/**
 * The kinds of findings. The {@link #id()} of each is stable: suppressions and CI configurations name it. Each has an
 * {@link Explanation}.
 *
 * <p>The validators of pySigma and SigmaHQ bear the names that these gave them, so that an existing configuration
 * works.
 */
public enum Code {
    YAML_SYNTAX(Topic.FILE, "The text is not YAML."),
    UNPRINTABLE_CHARACTER(Topic.FILE, "A character that YAML does not allow."),
    INVALID_ENCODING(Topic.FILE, "A file that is not UTF-8 text."),
    EMPTY_FILE(Topic.FILE, "A file with nothing in it."),
    TOO_LARGE(Topic.FILE, "More than a limit on size allows."),
    TOO_DEEP(Topic.FILE, "Nested deeper than a limit allows."),
    RECURSIVE_ALIAS(Topic.FILE, "An alias inside the node that it names."),
    DUPLICATE_KEY(Topic.FILE, "A key twice in one map."),
    INVALID_KEY(Topic.FILE, "A key that is a map or a list."),
    INVALID_MERGE(Topic.FILE, "A merge key whose value is no map."),
    UNSUPPORTED_TAG(Topic.FILE, "A YAML tag beyond the scalars of the core schema."),
    NOT_A_RULE(Topic.FILE, "A document that is no map."),
    SEVERAL_KINDS(Topic.FILE, "A document that is of several kinds at once."),
    AMBIGUOUS_SCALAR(
            Topic.FILE, Severity.WARNING, "A scalar that YAML 1.1 and 1.2, or a person and YAML, read differently."),

    UNKNOWN_ACTION(Topic.COLLECTION, "An `action` that rule collections do not have."),
    NOTHING_TO_REPEAT(Topic.COLLECTION, "An `action: repeat` without a rule before it."),

    MISSING_FIELD(Topic.FIELD, "A mandatory field that is missing or empty."),
    FIELD_TYPE(Topic.FIELD, "A field that holds a value of the wrong type."),
    TEXT_LENGTH(Topic.FIELD, "A text that is longer or shorter than the specification allows."),
    INVALID_ID(Topic.FIELD, "An id that is no UUID."),
    INVALID_DATE(Topic.FIELD, "A date that is none."),
    UNKNOWN_STATUS(Topic.FIELD, "A status that the specification does not know."),
    UNKNOWN_LEVEL(Topic.FIELD, "A level that the specification does not know."),
    UNKNOWN_RELATION(Topic.FIELD, "A type of relation that the specification does not know."),
    INVALID_TAG(Topic.FIELD, "A tag that is not `namespace.name`."),
    DUPLICATE_ENTRY(Topic.FIELD, Severity.WARNING, "The same entry twice in a list whose entries are unique."),
    EMPTY_LOG_SOURCE(Topic.FIELD, "A log source that names neither category, product nor service."),
    LOG_SOURCE_SPELLING(Topic.FIELD, Severity.WARNING, "A log source value in other than lower-case letters."),

    EMPTY_SEARCH(
            Topic.DETECTION, "A detection without a search identifier, or a search identifier with nothing in it."),
    UNREFERABLE_IDENTIFIER(Topic.DETECTION, Severity.WARNING, "A search identifier that no condition can name."),
    LEGACY_TIMEFRAME(Topic.DETECTION, Severity.WARNING, "The key `timeframe` of Sigma version 1."),
    VALUE_TYPE(Topic.DETECTION, "A value that is a map, a list, or a number out of all bounds."),
    DATE_VALUE(Topic.DETECTION, "An unquoted date as a value."),
    NULL_IN_LIST(Topic.DETECTION, Severity.WARNING, "`null` among other values."),
    EMPTY_LIST(Topic.DETECTION, Severity.WARNING, "A field with an empty list of values."),
    KEYWORD_VALUE(Topic.DETECTION, "A keyword that is null, a boolean, or empty."),
    UNKNOWN_MODIFIER(Topic.DETECTION, "A modifier that the specification does not know."),
    MODIFIER_COMBINATION(Topic.DETECTION, "Modifiers that do not go together, or not in this order."),
    MODIFIER_NEEDS_FIELD(Topic.DETECTION, "A modifier that needs a field, on keywords."),
    MODIFIER_VALUE(Topic.DETECTION, "A value of a type that the modifier does not take."),
    WILDCARD_NOT_ALLOWED(Topic.DETECTION, "A wildcard where the modifier takes plain text only."),
    INVALID_NETWORK(Topic.DETECTION, "A value of `cidr` that is no network."),
    DATE_PART_RANGE(Topic.DETECTION, "A part of a date that no date has."),
    REGULAR_EXPRESSION_SYNTAX(Topic.DETECTION, "A regular expression that is not formed as the dialect says."),
    UNSUPPORTED_REGULAR_EXPRESSION(
            Topic.DETECTION, "A construct that has no place in a regular expression that runs in linear time."),

    CONDITION_SYNTAX(Topic.CONDITION, "A condition that is not formed as the grammar says."),
    UNKNOWN_IDENTIFIER(Topic.CONDITION, "A search identifier in a condition that the rule does not define."),
    UPPER_CASE_OPERATOR(Topic.CONDITION, Severity.WARNING, "`AND`, `OR`, `NOT` and the like in capitals."),
    UNSUPPORTED_QUANTIFIER(Topic.CONDITION, "A quantifier other than `1`, `any` and `all`."),
    LEGACY_AGGREGATION(Topic.CONDITION, "A pipe with an aggregation of Sigma version 1."),

    UNKNOWN_CORRELATION_KEY(Topic.CORRELATION, "A key that correlations do not have."),
    UNKNOWN_CORRELATION_TYPE(Topic.CORRELATION, "A type of correlation that the specification does not know."),
    INVALID_TIMESPAN(Topic.CORRELATION, "A time span that is none."),
    CORRELATION_CONDITION(Topic.CORRELATION, "A condition of a correlation that is not formed as its type needs."),
    CORRELATION_ALIAS(Topic.CORRELATION, "An alias that does not fit the rules of the correlation."),
    UNKNOWN_RULE_REFERENCE(Topic.CORRELATION, "A reference to a rule that the set does not hold."),
    AMBIGUOUS_RULE_REFERENCE(Topic.CORRELATION, "A reference that several rules of the set answer to."),
    CORRELATION_CYCLE(Topic.CORRELATION, "Correlations that refer to each other in a circle."),

    FILTER_LOG_SOURCE(Topic.FILTER, "A filter that names a rule whose log source it does not cover."),
    IDLE_FILTER(Topic.FILTER, Severity.WARNING, "A filter that covers no rule of the set."),

    UNSUPPORTED_TAXONOMY(Topic.MEANING, "Field names of a taxonomy that Winlogbeat's documents are not mapped to."),
    UNRESOLVED_PLACEHOLDER(Topic.MEANING, "A placeholder of `expand` without values."),
    TOO_MANY_ALTERNATIVES(Topic.MEANING, "A value that expands to more alternatives than can be searched for."),
    UNKNOWN_LOG_SOURCE(Topic.MEANING, "A Windows log source that Winlogbeat's channels and events say nothing of."),

    INVALID_IOC_LIST(Topic.IOC_LIST, "A file with indicators that is not one list."),
    INVALID_INDICATOR(Topic.IOC_LIST, "An indicator whose value, type or place to look for it is wrong."),
    UNKNOWN_KEY(Topic.IOC_LIST, "A key that IoC lists do not have."),
    INVALID_PUBLICATION(Topic.IOC_LIST, "A file to import that cannot be read as what it is."),
    WARNED_INDICATOR(Topic.IOC_LIST, Severity.WARNING, "An indicator that a warning list or your allow-list names."),
    BROAD_INDICATOR(Topic.IOC_LIST, Severity.WARNING, "An indicator that much of what is harmless fits as well."),
    REPEATED_INDICATOR(Topic.IOC_LIST, Severity.INFO, "An indicator that another list has too."),
    EXPIRED_INDICATORS(Topic.IOC_LIST, Severity.INFO, "Indicators whose last day is over."),
    UNSEARCHED_INDICATORS(Topic.IOC_LIST, Severity.INFO, "Indicators that are not looked for in events."),

    TESTS_WITHOUT_RULE(Topic.TESTS, "A tests file that no rule lies beside."),
    INVALID_TESTS(Topic.TESTS, "A tests file that is not one map with a list of `cases`."),
    UNKNOWN_CASE_KEY(Topic.TESTS, "A key that cases do not have."),
    DUPLICATE_CASE(Topic.TESTS, "Two cases of one file with the same name."),
    INVALID_CASE(Topic.TESTS, "A case whose parts do not go together."),
    CASE_WITHOUT_EVENT(Topic.TESTS, "A case without an event."),
    INVALID_EVENT(Topic.TESTS, "An event of a case that is no JSON object."),
    UNREADABLE_EVENTS(Topic.TESTS, "A file of events that a case names and that cannot be read."),
    UNKNOWN_CASE_RULE(Topic.TESTS, "A case that does not say which rule it is of, or names one that is not there."),
    UNKNOWN_CASE_SEARCH(Topic.TESTS, "A search identifier in a case that the rule does not have."),

    INVALID_CONFIGURATION(Topic.CONFIGURATION, "A validation configuration that cannot be read."),
    UNKNOWN_VALIDATOR(Topic.CONFIGURATION, "A validator that neither Sigma nor Tocsin knows."),
    INVALID_PLACEHOLDERS(Topic.CONFIGURATION, "A file of placeholders that cannot be read."),
    INVALID_ALLOW_LIST(Topic.CONFIGURATION, "A line of an allow-list that names nothing."),

    ALL_OF_THEM_CONDITION(Topic.CORE_VALIDATOR, Severity.WARNING, "The condition uses `all of them`."),
    ATTACKTAG(Topic.CORE_VALIDATOR, Severity.WARNING, "An `attack.` tag that MITRE ATT&CK does not have."),
    CARTAG(Topic.CORE_VALIDATOR, Severity.WARNING, "A `car.` tag that is not formed like one."),
    CONTROL_CHARACTER(
            Topic.CORE_VALIDATOR,
            Severity.WARNING,
            "A control character in a value, most often from a backslash in double quotes."),
    CUSTOM_ATTRIBUTES(
            Topic.CORE_VALIDATOR,
            Severity.WARNING,
            "A custom key that looks like a misspelt one of the specification."),
    CVETAG(Topic.CORE_VALIDATOR, Severity.WARNING, "A `cve.` tag that is not formed like one."),
    D3_FENDTAG(Topic.CORE_VALIDATOR, Severity.WARNING, "A `d3fend.` tag that MITRE D3FEND does not have."),
    DANGLING_CONDITION(
            Topic.CORE_VALIDATOR, Severity.WARNING, "A pattern in a condition that selects no search identifier."),
    DANGLING_DETECTION(Topic.CORE_VALIDATOR, Severity.WARNING, "A search identifier that no condition uses."),
    DETECTION_TAG(Topic.CORE_VALIDATOR, Severity.WARNING, "A `detection.` tag that the specification does not know."),
    DOUBLE_WILDCARD(Topic.CORE_VALIDATOR, Severity.INFO, "Two `*` in a row, which mean the same as one."),
    DUPLICATE_FILENAME(Topic.CORE_VALIDATOR, Severity.WARNING, "Two files of one set with the same name."),
    DUPLICATE_REFERENCES(Topic.CORE_VALIDATOR, Severity.WARNING, "The same reference twice."),
    DUPLICATE_TAG(Topic.CORE_VALIDATOR, Severity.WARNING, "The same tag twice."),
    DUPLICATE_TITLE(Topic.CORE_VALIDATOR, Severity.WARNING, "Two rules of one set with the same title."),
    ESCAPED_WILDCARD(Topic.CORE_VALIDATOR, Severity.INFO, "A backslash that makes a wildcard an ordinary character."),
    FIELDNAME_LOGSOURCE(
            Topic.CORE_VALIDATOR, Severity.WARNING, "A key of a log source that the specification does not know."),
    FILENAME_LENGTH(Topic.CORE_VALIDATOR, Severity.WARNING, "A file name of fewer than 10 or more than 90 characters."),
    IDENTIFIER_EXISTENCE(Topic.CORE_VALIDATOR, Severity.WARNING, "A rule without an id."),
    IDENTIFIER_UNIQUENESS(
            Topic.CORE_VALIDATOR,
            Severity.ERROR,
            "Two rules of one set with the same id: their alerts could not be told apart."),
    INVALID_MODIFIER_COMBINATIONS(
            Topic.CORE_VALIDATOR, Severity.WARNING, "Modifiers that together do not do what they seem to."),
    NAMESPACE_TAG(Topic.CORE_VALIDATOR, Severity.WARNING, "A tag in a namespace that the specification does not know."),
    NUMBER_AS_STRING(Topic.CORE_VALIDATOR, Severity.INFO, "A number written as text."),
    SPECIFIC_INSTEAD_OF_GENERIC_LOGSOURCE(
            Topic.CORE_VALIDATOR, Severity.WARNING, "A Sysmon or Security event id where a category stands for it."),
    STPTAG(Topic.CORE_VALIDATOR, Severity.WARNING, "An `stp.` tag that is not formed like one."),
    TAG_FORMAT(Topic.CORE_VALIDATOR, Severity.WARNING, "A tag with characters that tags do not have."),
    THEM_CONDITION_WITH_SINGLE_DETECTION(
            Topic.CORE_VALIDATOR, Severity.INFO, "`them` in a rule with one search identifier."),
    TLPTAG(Topic.CORE_VALIDATOR, Severity.WARNING, "A `tlp.` tag that no version of the Traffic Light Protocol has."),
    TLPV1_TAG(
            Topic.CORE_VALIDATOR,
            Severity.WARNING,
            "A `tlp.` tag that version 1 of the Traffic Light Protocol does not have."),
    TLPV2_TAG(
            Topic.CORE_VALIDATOR,
            Severity.WARNING,
            "A `tlp.` tag that version 2 of the Traffic Light Protocol does not have."),
    WILDCARDS_INSTEAD_OF_MODIFIERS(
            Topic.CORE_VALIDATOR,
            Severity.INFO,
            "A wildcard at an end of a value, where a modifier says it more clearly."),

    SIGMAHQ_AUTHOR_EXISTENCE(Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A rule without an author."),
    SIGMAHQ_DATE_EXISTENCE(Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A rule without a date."),
    SIGMAHQ_DESCRIPTION_EXISTENCE(Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A rule without a description."),
    SIGMAHQ_LEVEL_EXISTENCE(Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A rule without a level."),
    SIGMAHQ_STATUS_EXISTENCE(Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A rule without a status."),
    SIGMAHQ_CATEGORY_EVENT_ID(
            Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "An `EventID` that the category already stands for."),
    SIGMAHQ_CATEGORY_WINDOWS_PROVIDER_NAME(
            Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A `Provider_Name` that the category already stands for."),
    SIGMAHQ_CORRELATION_FILENAME_PREFIX(
            Topic.SIGMAHQ_VALIDATOR,
            Severity.WARNING,
            "A correlation rule in a file whose name does not begin with `correlation_`."),
    SIGMAHQ_CORRELATION_GROUP_BY_EXISTENCE(
            Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A correlation without `group-by` where its type needs one."),
    SIGMAHQ_CORRELATION_RULES_MINIMUM(
            Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A temporal correlation of fewer than two rules."),
    SIGMAHQ_DESCRIPTION_LENGTH(Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A description of fewer than 16 characters."),
    SIGMAHQ_LINK_IN_DESCRIPTION(
            Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A link in the description instead of in `references`."),
    SIGMAHQ_FALSEPOSITIVES_BANNED_WORD(
            Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A false positive entry that says nothing."),
    SIGMAHQ_FALSEPOSITIVES_CAPITAL(
            Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A false positive entry that does not begin with a capital."),
    SIGMAHQ_FALSEPOSITIVES_TYPO_WORD(
            Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A false positive entry with a common typing error."),
    SIGMAHQ_FIELD_DUPLICATE_VALUE(Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A value twice in a list."),
    SIGMAHQ_FIELD_USER(
            Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A user name that Windows translates, in a field for users."),
    SIGMAHQ_FIELDNAME_CAST(
            Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A field that the log source has in other letter case."),
    SIGMAHQ_INVALID_FIELDNAME(Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A field that the log source does not have."),
    SIGMAHQ_SPACE_FIELD_NAME(Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A space in the name of a field."),
    SIGMAHQ_UNKNOWN_FIELD(
            Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A top-level key that the specification does not know."),
    SIGMAHQ_FIELDS_EXISTENCE(
            Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "The key `fields`, which SigmaHQ no longer uses."),
    SIGMAHQ_REDUNDANT_FIELD(Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A field that the log source already decides."),
    SIGMAHQ_INVALID_ALL_MODIFIER(Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "`all` over a single value."),
    SIGMAHQ_INVALID_HASH_KV(
            Topic.SIGMAHQ_VALIDATOR,
            Severity.WARNING,
            "A value of Sysmon's `Hashes` that is not `TYPE=VALUE` in the right length."),
    SIGMAHQ_FILENAME_CONVENTION(
            Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A file name other than SigmaHQ's convention."),
    SIGMAHQ_FILENAME_PREFIX(
            Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A file name without the prefix of the log source."),
    SIGMAHQ_GITHUB_LINK(
            Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A link to a branch on GitHub instead of to a commit."),
    SIGMAHQ_MITRE_LINK(Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A link to MITRE ATT&CK instead of a tag."),
    SIGMAHQ_LOGSOURCE_UNKNOWN(
            Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A log source that SigmaHQ's taxonomy does not have."),
    SIGMAHQ_SYSMON_MISSING_EVENTID(
            Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "The service `sysmon` without an `EventID`."),
    SIGMAHQ_MISSING_ASTERISK_CONDITION(
            Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "`1 of` or `all of` a name without `*`."),
    SIGMAHQ_OFSELECTION_CONDITION(
            Topic.SIGMAHQ_VALIDATOR, Severity.INFO, "`1 of` or `all of` a pattern that selects one search identifier."),
    SIGMAHQ_OFTHEM_CONDITION(
            Topic.SIGMAHQ_VALIDATOR, Severity.INFO, "`1 of them` or `all of them` with one search identifier."),
    SIGMAHQ_MODIFIED_DATE_ORDER(
            Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A rule that was modified before it was written."),
    SIGMAHQ_MODIFIED_WITHOUT_DATE(
            Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A rule with `modified` and without `date`."),
    SIGMAHQ_REDUNDANT_MODIFIED(Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "`modified` that equals `date`."),
    SIGMAHQ_STATUS(Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A deprecated or unsupported rule outside its folder."),
    SIGMAHQ_STATUS_TO_HIGH(Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A status above experimental on a new rule."),
    SIGMAHQ_TAGS_DETECTION(Topic.SIGMAHQ_VALIDATOR, Severity.INFO, "A rule without the detection tag of its folder."),
    SIGMAHQ_TAGS_TECHNIQUES_WITHOUT_TACTICS(
            Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A technique of ATT&CK without one of its tactics."),
    SIGMAHQ_TAGS_TLP(Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A TLP tag other than those that SigmaHQ allows."),
    SIGMAHQ_TAGS_UNIQUE_DETECTION(Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "More than one `detection.` tag."),
    SIGMAHQ_TAGS_UNIQUE_TLP(Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "More than one `tlp.` tag."),
    SIGMAHQ_TITLE_CASE(Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A title that is not in title case."),
    SIGMAHQ_TITLE_END(Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A title that ends with a full stop."),
    SIGMAHQ_TITLE_LENGTH(Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A title of more than 120 characters."),
    SIGMAHQ_TITLE_START(Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A title that begins with `Detect`."),
    SIGMAHQ_UNSUPPORTED_REGEX_GROUP_CONSTRUCT(
            Topic.SIGMAHQ_VALIDATOR, Severity.WARNING, "A lookaround or an atomic group in a regular expression."),

    NEVER_MATCHES(Topic.TOCSIN_VALIDATOR, Severity.WARNING, "A rule that no event can match."),
    ALWAYS_MATCHES(Topic.TOCSIN_VALIDATOR, Severity.WARNING, "A rule that every event of its log source matches."),
    IDLE_CONDITION_PART(Topic.TOCSIN_VALIDATOR, Severity.WARNING, "A part of a condition that changes nothing."),
    COVERED_VALUE(
            Topic.TOCSIN_VALIDATOR, Severity.WARNING, "A value that another value of the same list already covers."),
    FIELD_NOT_IN_WINLOGBEAT(
            Topic.TOCSIN_VALIDATOR,
            Severity.WARNING,
            "A field that no shape of Winlogbeat's documents has for this log source."),
    UNCONSTRAINED_LOG_SOURCE(
            Topic.TOCSIN_VALIDATOR, Severity.WARNING, "A log source that selects neither a channel nor an event id."),
    PLAIN_REGULAR_EXPRESSION(Topic.TOCSIN_VALIDATOR, Severity.INFO, "A regular expression that is a plain string."),
    EQUAL_RULE(Topic.TOCSIN_VALIDATOR, Severity.WARNING, "Two rules that match the same events."),
    IMPLIED_RULE(
            Topic.TOCSIN_VALIDATOR, Severity.INFO, "A rule that matches only events that another rule matches too."),
    EMPTY_PARTIAL_VALUE(
            Topic.TOCSIN_VALIDATOR,
            Severity.WARNING,
            "An empty value for `contains`, `startswith` or `endswith`, which every value fits."),
    UNKNOWN_CHECK(
            Topic.TOCSIN_VALIDATOR, Severity.WARNING, "A suppression that names something that cannot be suppressed."),
    SUPPRESSION_WITHOUT_REASON(
            Topic.TOCSIN_VALIDATOR, Severity.WARNING, "A suppression that does not say why; it has no effect."),
    UNUSED_SUPPRESSION(Topic.TOCSIN_VALIDATOR, Severity.INFO, "A suppression of something that is not found there.");

    private final Topic topic;
    private final Severity severity;
    private final String summary;

    Code(Topic topic, String summary) {
        this(topic, Severity.ERROR, summary);
    }

    Code(Topic topic, Severity severity, String summary) {
        this.topic = topic;
        this.severity = severity;
        this.summary = summary;
    }

    /** What a finding is about. */
    public enum Topic {
        FILE,
        COLLECTION,
        FIELD,
        DETECTION,
        CONDITION,
        CORRELATION,
        FILTER,
        /** What the rule means over Winlogbeat's documents. */
        MEANING,
        IOC_LIST,
        /** Tests beside rules. */
        TESTS,
        CONFIGURATION,
        /** The validators of pySigma. */
        CORE_VALIDATOR,
        /** The conventions of the SigmaHQ rule repository. */
        SIGMAHQ_VALIDATOR,
        /** What only Tocsin looks for. */
        TOCSIN_VALIDATOR
    }

    public Topic topic() {
        return topic;
    }

    /** How much most findings of the kind weigh; a few weigh less where the rule stays usable, or more where it does not. */
    public Severity severity() {
        return severity;
    }

    /** One sentence about what it is, without the place. */
    public String summary() {
        return summary;
    }

    /** Whether a configuration can switch it off and a rule can suppress it. */
    public boolean isValidator() {
        return switch (topic) {
            case CORE_VALIDATOR, SIGMAHQ_VALIDATOR, TOCSIN_VALIDATOR -> true;
            case FILE,
                    COLLECTION,
                    FIELD,
                    DETECTION,
                    CONDITION,
                    CORRELATION,
                    FILTER,
                    MEANING,
                    IOC_LIST,
                    TESTS,
                    CONFIGURATION -> false;
        };
    }

    /** The stable name that people see and write, for example {@code unknown-identifier} or {@code tlpv2_tag}. */
    public String id() {
        String name = name().toLowerCase(Locale.ROOT);
        return switch (topic) {
            case CORE_VALIDATOR, SIGMAHQ_VALIDATOR -> name;
            case FILE,
                    COLLECTION,
                    FIELD,
                    DETECTION,
                    CONDITION,
                    CORRELATION,
                    FILTER,
                    MEANING,
                    IOC_LIST,
                    TESTS,
                    CONFIGURATION,
                    TOCSIN_VALIDATOR -> name.replace('_', '-');
        };
    }
}
