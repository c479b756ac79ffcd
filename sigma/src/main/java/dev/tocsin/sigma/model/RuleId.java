package dev.tocsin.sigma.model;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** How the id of a document is written (specification 2.1, "Rule id"). */
public final class RuleId {
    /** The form of a UUID, within what Java and JSON Schema both know. {@link UUID#fromString} takes others as well. */
    public static final String PATTERN = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

    private static final Pattern FORM = Pattern.compile(PATTERN);

    private RuleId() {}

    /** The id that a text is; empty if it is none. */
    public static Optional<UUID> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
