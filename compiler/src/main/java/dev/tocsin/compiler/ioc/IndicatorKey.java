package dev.tocsin.compiler.ioc;

import java.util.List;
import java.util.Locale;

/** A key of an indicator or of a part of one, in the order in which lists are written. */
public enum IndicatorKey {
    NAME("What alerts call it. A single value is its own name; a compound indicator needs one."),
    TYPE("What kind of thing the value is."),
    VALUE("What is looked for, written plainly, never defanged."),
    CONDITION("How the value in an event relates to it; `is` if nothing is said."),
    MATCH("Where it is looked for: a word, or a list of words; `none` to keep it without looking for it."),
    ALL("Parts that must all be seen in the same event. They are never split."),
    ANY("Parts of which one must be seen."),
    NOT("A part that must not be seen in the event; beside others, in `all`."),
    ROLE("What it was to the attacker, as the source says."),
    CONFIDENCE("How sure it is that it belongs to the attack, where that differs from the list."),
    VALID_UNTIL("Last day whose events count, or `never`."),
    SOURCE("Which source gave it, where the list draws on several."),
    NOTE("For the analyst who gets the alert."),
    PROVENANCE("Where it was published.");

    /** What is known of an indicator besides its value. */
    public static final List<IndicatorKey> DETAILS = List.of(ROLE, CONFIDENCE, VALID_UNTIL, SOURCE, NOTE, PROVENANCE);

    /** What a single value consists of. */
    public static final List<IndicatorKey> SINGLE = List.of(TYPE, VALUE, CONDITION, MATCH);

    /** What makes several parts one; exactly one of them stands in a part. An indicator is never a {@code not}. */
    public static final List<IndicatorKey> COMPOUND = List.of(ALL, ANY, NOT);

    private final String description;

    IndicatorKey(String description) {
        this.description = description;
    }

    /** As lists write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it means, for people who write lists. */
    public String description() {
        return description;
    }
}
