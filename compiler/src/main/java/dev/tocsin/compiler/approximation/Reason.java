package dev.tocsin.compiler.approximation;

/** Why a target finds more documents than the predicate is true of. docs/targets.md explains each. */
public enum Reason {
    ANALYSED_TEXT("analysed text: tokens are indexed, not the value"),
    COMPARED_VALUES("two fields are compared by values that are single, indexed, and of ASCII; others pass"),
    CONSTANT("a constant_keyword holds of every document of its index, whether the document has the field or not"),
    DIGESTS("a pattern across several digests is tested digest by digest"),
    EMPTY_NUMBER("an empty string in a number field leaves no trace in the index"),
    FIELD_COMPARISON("two fields cannot be compared: both have to be present"),
    IGNORED_VALUE("values longer than ignore_above, or malformed ones, are not indexed"),
    JOINED_TEXT("a text that ingest took apart is tested in its parts"),
    KEYWORD("a keyword of a rule looks at every field"),
    KEY_SPELLING("a registry key is known under several names: what they have in common is tested"),
    LETTER_CASE("of many values the spellings in small letters are asked for, and whatever has a capital"),
    MANY_VALUES("too many values for such a test: the field has to be present"),
    MIXED_TYPES("different types in different indices"),
    NESTING("nested deeper than Elasticsearch allows"),
    NUMBER("a number field indexes the number, not how it was written"),
    NUMBER_NOTATION("numbers and addresses are read from text in more notations than rules have"),
    OTHER_TYPE("a type without such a test: the field has to be present"),
    PART_OF_TEXT("a fact inside a text is tested as a part of the whole text"),
    PATTERN_SIZE("the pattern is larger than Elasticsearch compiles, a part of it is tested"),
    QUERY_LENGTH("the query is too long, a part of it is asked"),
    REGISTRY_NUMBER("a pattern over some digits of a registry number: the type of the value is tested"),
    REGULAR_EXPRESSION("a regular expression of another dialect: the text it needs is tested"),
    SEVERAL_VALUES("several values of a column are tested as one text"),
    SPLIT_ACCOUNT("domain and name of an account are tested by themselves"),
    SUB_FIELD("an index may lack the sub-field that is searched in place of analysed text"),
    UNSEARCHABLE("the field cannot be searched"),
    VALUE_ORDER("an order of numbers, a part of a date or a network is tested on text: the field has to be present"),
    ZONE("an ip field drops the zone of an IPv6 address and the spelling of any address");

    private final String words;

    Reason(String words) {
        this.words = words;
    }

    /** The reason in words, as docs/targets.md lists it. */
    public String words() {
        return words;
    }

    /** The reason for a field. */
    String about(String field) {
        return field + ": " + words;
    }
}
