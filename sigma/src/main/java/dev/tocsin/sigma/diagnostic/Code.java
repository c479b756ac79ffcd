package dev.tocsin.sigma.diagnostic;

import java.util.Locale;

/**
 * The kinds of findings. The {@link #id()} of each is stable: suppressions and CI configurations name it.
 * docs/diagnostics.md has a paragraph for each.
 */
public enum Code {
    // The file.

    /** The text is not YAML. */
    YAML_SYNTAX,
    /** A character that YAML does not allow. */
    UNPRINTABLE_CHARACTER,
    /** Nothing in the file. */
    EMPTY_FILE,
    /** A limit on size. */
    TOO_LARGE,
    /** A limit on nesting. */
    TOO_DEEP,
    /** An alias inside the node that it names. */
    RECURSIVE_ALIAS,
    /** A key twice in one map. */
    DUPLICATE_KEY,
    /** A key that is a map or a list. */
    INVALID_KEY,
    /** A merge key ({@code <<}) whose value is no map. */
    INVALID_MERGE,
    /** A YAML tag beyond the scalars of the core schema. */
    UNSUPPORTED_TAG,
    /** A document that is no map. */
    NOT_A_RULE,
    /** A scalar that YAML 1.1 and 1.2, or a person and YAML, read differently. */
    AMBIGUOUS_SCALAR,

    // Documents of other kinds.

    /** A correlation rule, which is not run yet. */
    CORRELATION_LEFT_OUT,
    /** A filter, which is not applied yet. */
    FILTER_LEFT_OUT,
    /** A part of a legacy rule collection ({@code action:}). */
    ACTION_LEFT_OUT,

    // The fields of a rule.

    /** A mandatory field is missing or empty. */
    MISSING_FIELD,
    /** A field holds a value of the wrong type. */
    FIELD_TYPE,
    /** A text is longer or shorter than the specification allows. */
    TEXT_LENGTH,
    /** An id that is no UUID. */
    INVALID_ID,
    /** A date that is none. */
    INVALID_DATE,
    /** A status that the specification does not know. */
    UNKNOWN_STATUS,
    /** A level that the specification does not know. */
    UNKNOWN_LEVEL,
    /** A type of relation that the specification does not know. */
    UNKNOWN_RELATION,
    /** A tag that is not {@code namespace.name}. */
    INVALID_TAG,
    /** The same entry twice in a list whose entries are unique. */
    DUPLICATE_ENTRY,
    /** A custom key that looks like a misspelt one of the specification. */
    MISSPELT_KEY,
    /** A log source that names neither category, product nor service. */
    EMPTY_LOG_SOURCE,
    /** A log source value in other than lower-case letters. */
    LOG_SOURCE_SPELLING,

    // The detection.

    /** A detection without a search identifier, or a search identifier with nothing in it. */
    EMPTY_SEARCH,
    /** A search identifier that no condition can name. */
    UNREFERABLE_IDENTIFIER,
    /** {@code timeframe} of Sigma version 1. */
    LEGACY_TIMEFRAME,
    /** A value that is a map, a list, or a number out of all bounds. */
    VALUE_TYPE,
    /** An unquoted date as a value. */
    DATE_VALUE,
    /** {@code null} among other values. */
    NULL_IN_LIST,
    /** A field with an empty list of values. */
    EMPTY_LIST,
    /** A keyword that is null, a boolean, or empty. */
    KEYWORD_VALUE,
    /** A modifier that the specification does not know. */
    UNKNOWN_MODIFIER,
    /** Modifiers that do not go together, or not in this order. */
    MODIFIER_COMBINATION,
    /** A modifier that needs a field, on keywords. */
    MODIFIER_NEEDS_FIELD,
    /** A value of a type that the modifier does not take. */
    MODIFIER_VALUE,
    /** {@code all} over a single value. */
    ALL_WITH_ONE_VALUE,
    /** A wildcard where the modifier takes plain text only. */
    WILDCARD_NOT_ALLOWED,
    /** A value of {@code cidr} that is no network. */
    INVALID_NETWORK,
    /** A part of a date that no date has. */
    DATE_PART_RANGE,

    // The condition.

    /** A condition that is not formed as the grammar says. */
    CONDITION_SYNTAX,
    /** A search identifier in a condition that the rule does not define. */
    UNKNOWN_IDENTIFIER,
    /** A pattern in a condition that selects no search identifier. */
    DANGLING_CONDITION,
    /** {@code AND}, {@code OR}, {@code NOT} and the like in capitals. */
    UPPER_CASE_OPERATOR,
    /** A quantifier other than {@code 1}, {@code any} and {@code all}. */
    UNSUPPORTED_QUANTIFIER,
    /** A pipe with an aggregation of Sigma version 1. */
    LEGACY_AGGREGATION,

    // The meaning.

    /** Field names of a taxonomy that Winlogbeat's documents are not mapped to. */
    UNSUPPORTED_TAXONOMY(Stage.COMPILING),
    /** A regular expression outside the dialect that runs in linear time. */
    UNSUPPORTED_REGULAR_EXPRESSION(Stage.COMPILING),
    /** A placeholder of {@code expand} without values. */
    UNRESOLVED_PLACEHOLDER(Stage.COMPILING),
    /** A value that expands to more alternatives than can be searched for. */
    TOO_MANY_ALTERNATIVES(Stage.COMPILING),
    /** A Windows log source that Winlogbeat's channels and events say nothing of. */
    UNKNOWN_LOG_SOURCE(Stage.COMPILING),

    // An IoC list.

    /** A file with indicators that is not one list. */
    INVALID_IOC_LIST(Stage.IOC_LIST),
    /** An indicator whose value, type or place to look for it is wrong. */
    INVALID_INDICATOR(Stage.IOC_LIST),
    /** A key that IoC lists do not have. */
    UNKNOWN_KEY(Stage.IOC_LIST),
    /** Something that is checked, but that has no effect yet. */
    NOT_APPLIED_YET(Stage.IOC_LIST),

    // Several files.

    /** Two rules of one set with the same id: their alerts could not be told apart. */
    DUPLICATE_RULE_ID(Stage.LOADING),
    /** A file that is not UTF-8 text. */
    INVALID_ENCODING(Stage.LOADING);

    private final Stage stage;

    Code() {
        this(Stage.PARSING);
    }

    Code(Stage stage) {
        this.stage = stage;
    }

    /** The step that finds it. */
    public enum Stage {
        /** Reading the rule: package {@code dev.tocsin.sigma.parser}. */
        PARSING,
        /** Giving the rule its meaning, or its form for a target. */
        COMPILING,
        /** Reading an IoC list. */
        IOC_LIST,
        /** Bringing the files of a rule set together. */
        LOADING
    }

    public Stage stage() {
        return stage;
    }

    /** The stable name that people see and write, for example {@code unknown-identifier}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
