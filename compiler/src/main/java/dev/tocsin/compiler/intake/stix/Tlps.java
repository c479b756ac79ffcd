package dev.tocsin.compiler.intake.stix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.compiler.indicator.Tlp;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Marking definitions of the Traffic Light Protocol.
 *
 * <p>Source of the ids: STIX 2.1 section 7.2.1.4 (TLP 1), and the OASIS extension definition for TLP 2.0.
 */
final class Tlps {
    private static final String PREFIX = "marking-definition--";

    private static final Map<String, Tlp> KNOWN = Map.of(
            PREFIX + "613f2e26-407d-48c7-9eca-b8e91df99dc9", Tlp.CLEAR,
            PREFIX + "34098fce-860f-48ae-8e50-ebd3cc5e41da", Tlp.GREEN,
            PREFIX + "f88d31f6-486f-44da-b317-01333bde0b82", Tlp.AMBER,
            PREFIX + "5e57c739-391a-4eb3-b6be-7d15ca92d5ed", Tlp.RED,
            PREFIX + "94868c89-83c2-464b-929b-a1a8aa3c8487", Tlp.CLEAR,
            PREFIX + "bab4a63c-aed9-4cf5-a766-dfca5abac2bb", Tlp.GREEN,
            PREFIX + "55d920b0-5e8b-4f79-9ee9-91f868d9b421", Tlp.AMBER,
            PREFIX + "939a9414-2ddd-4d32-a0cd-375ea402b003", Tlp.AMBER_STRICT,
            PREFIX + "e828b379-4e03-4974-9ac4-e53a884c97c1", Tlp.RED);

    private static final Pattern WORDS =
            Pattern.compile("\\s*(?:tlp\\s*[:=]\\s*)?(clear|white|green|amber[+_ -]strict|amber|red)\\s*");

    private Tlps() {}

    static Optional<Tlp> ofId(String id) {
        return Optional.ofNullable(KNOWN.get(id));
    }

    /** What a marking definition says that is none of the known ones. */
    static Optional<Tlp> ofDefinition(JsonNode object) {
        return ofWords(object.path("definition").path("tlp").asText(""))
                .or(() -> ofWords(object.path("name").asText("")));
    }

    /** A label such as {@code tlp:white}. */
    static Optional<Tlp> ofLabel(String label) {
        return label.toLowerCase(Locale.ROOT).contains("tlp") ? ofWords(label) : Optional.empty();
    }

    private static Optional<Tlp> ofWords(String words) {
        Matcher matcher = WORDS.matcher(words.toLowerCase(Locale.ROOT));
        return matcher.matches() ? Tlp.named(matcher.group(1)) : Optional.empty();
    }
}
