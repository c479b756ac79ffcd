package dev.tocsin.connector.agreement;

import dev.tocsin.connector.agreement.RandomDocuments.Length;
import dev.tocsin.connector.agreement.RandomDocuments.Strictness;
import java.util.Locale;

/** The mapping of an index, and what it does to documents. */
enum IndexMapping {
    KEYWORD(mapping("{'type':'keyword'}", "{'type':'keyword'}", ""), Strictness.TEXTUAL, Length.A_TERM),
    SHORT_KEYWORD(
            mapping("{'type':'keyword','ignore_above':32}", "{'type':'date','ignore_malformed':true}", ""),
            Strictness.TEXTUAL,
            Length.ANY),
    /** Elasticsearch's own: text, and beside it a keyword of at most 256 characters. */
    DYNAMIC("{\"date_detection\":false}", Strictness.TEXTUAL, Length.ANY),
    TEXT_ALONE(
            mapping("{'type':'text'}", "{'type':'date_nanos','ignore_malformed':true}", ""),
            Strictness.TEXTUAL,
            Length.ANY),
    TYPED(
            mapping("{'type':'keyword','ignore_above':1024}", "{'type':'date_nanos'}", """
                    'number':{'type':'long'},'address':{'type':'ip'},'flag':{'type':'boolean'},
                    'time':{'type':'date'},'body':{'type':'text'}
                    """),
            Strictness.TYPED,
            Length.ANY),
    MALFORMED(
            mapping("{'type':'keyword'}", "{'type':'date_nanos','ignore_malformed':true}", """
                    'number':{'type':'integer','ignore_malformed':true},
                    'address':{'type':'ip','ignore_malformed':true},
                    'time':{'type':'date','ignore_malformed':true},
                    'access':{'type':'long','ignore_malformed':true}
                    """),
            Strictness.TEXTUAL,
            Length.A_TERM),
    /** Windows events in the types of Winlogbeat 8's template. */
    EVENTS_OF_TEMPLATE(TemplateMapping.mappings(), Strictness.EVENTS, Length.ANY),
    /** Windows events without a template. */
    EVENTS_DYNAMIC("{\"date_detection\":false}", Strictness.EVENTS, Length.ANY),
    EVENTS_KEYWORD(
            mapping("{'type':'keyword','ignore_above':1024}", "{'type':'date'}", ""), Strictness.EVENTS, Length.ANY);

    private final String mappings;
    private final Strictness strictness;
    private final Length length;

    IndexMapping(String mappings, Strictness strictness, Length length) {
        this.mappings = mappings;
        this.strictness = strictness;
        this.length = length;
    }

    /** Texts and booleans are mapped like {@code dynamic}, the time and fields of the object {@code a} as given. */
    private static String mapping(String dynamic, String time, String properties) {
        return """
                {'date_detection':false,
                 'dynamic_templates':[
                   {'texts':{'match_mapping_type':'string','mapping':%1$s}},
                   {'booleans':{'match_mapping_type':'boolean','mapping':%1$s}}],
                 'properties':{'@timestamp':%2$s,'a':{'properties':{%3$s}}}}
                """.formatted(dynamic, time, properties).replace('\'', '"');
    }

    String index() {
        return "agreement-" + name().toLowerCase(Locale.ROOT);
    }

    /** The body that creates it. */
    String body() {
        return "{\"settings\":{\"number_of_replicas\":0},\"mappings\":" + mappings + "}";
    }

    Strictness strictness() {
        return strictness;
    }

    Length length() {
        return length;
    }
}
