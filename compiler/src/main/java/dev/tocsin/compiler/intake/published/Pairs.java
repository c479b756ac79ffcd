package dev.tocsin.compiler.intake.published;

import dev.tocsin.compiler.extraction.HoldReason;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two values in one text, with a bar between them. */
public final class Pairs {
    private Pairs() {}

    static List<Reading> read(PublishedType.Pair pair, String text) {
        int bar = text.indexOf('|');
        String first = PublishedValue.strip(bar < 0 ? text : text.substring(0, bar));
        String second = bar < 0 ? "" : PublishedValue.strip(text.substring(bar + 1));
        return switch (pair) {
            case FILE_AND_DIGEST -> fileAndDigest(text);
            case TWO_VALUES -> twoValues(first, second);
            case HOST_AND_PORT -> List.of(hostAndPort(text, first, second));
            case KEY_AND_DATA -> List.of(keyAndData(text, first, second));
        };
    }

    /**
     * The digest, and the name, which nothing looks for unless somebody asks: the digest tells the file under any name,
     * while the name tells others too, and both together would lose the file once it is renamed.
     */
    private static List<Reading> fileAndDigest(String text) {
        int bar = text.lastIndexOf('|');
        String name = PublishedValue.strip(bar < 0 ? "" : text.substring(0, bar));
        String digits = PublishedValue.strip(text.substring(bar + 1));
        Optional<Reading.Found> digest = Forms.digest(digits);
        if (digest.isEmpty()) {
            return List.of(new Reading.Failed(
                    PublishedValue.quoted(text),
                    HoldReason.NOT_VALID,
                    "the part after the bar is no digest",
                    Forms.file(name).map(Reading.Found::term)));
        }
        if (name.isEmpty()) {
            return List.of(digest.get());
        }
        List<Reading> readings = new ArrayList<>();
        readings.add(digest.get().remarked("file name " + PublishedValue.quoted(name)));
        Forms.file(name).map(Pairs::besideDigest).ifPresent(readings::add);
        return readings;
    }

    /** The name of a file whose digest is known: kept, and looked for by nothing unless somebody asks. */
    public static Reading besideDigest(Reading name) {
        return name instanceof Reading.Found(Term.Value value, Optional<String> remark)
                ? new Reading.Found(
                        new Term.Value(value.type(), value.condition(), value.text(), List.of()),
                        Optional.of("not looked for, since the digest tells the file under any name"))
                : name;
    }

    private static List<Reading> twoValues(String first, String second) {
        List<Reading> readings = new ArrayList<>();
        for (String part : List.of(first, second)) {
            if (!part.isEmpty()) {
                readings.add(Forms.network(part, IndicatorType.DOMAIN)
                        .<Reading>map(found -> found)
                        .orElseGet(() -> PublishedValue.failed(
                                part, HoldReason.NOT_VALID, "is neither an address nor the name of a host")));
            }
        }
        return readings;
    }

    private static Reading hostAndPort(String text, String first, String second) {
        return Forms.network(second.isEmpty() ? text : first, IndicatorType.HOSTNAME)
                .<Reading>map(
                        found -> second.isEmpty() ? found : found.remarked("port " + PublishedValue.quoted(second)))
                .orElseGet(() -> PublishedValue.failed(
                        text, HoldReason.NOT_VALID, "is neither an address nor the name of a host"));
    }

    /** Both, in one event: what is written says whether the value, often one that every machine has, is the attacker's. */
    private static Reading keyAndData(String text, String first, String second) {
        Optional<Reading.Found> key = Forms.plain(IndicatorType.REGISTRY_KEY, first);
        if (key.isEmpty() || second.isEmpty()) {
            return key.<Reading>map(found -> found)
                    .orElseGet(() -> PublishedValue.failed(text, HoldReason.NOT_VALID, "is not a registry key"));
        }
        Optional<Reading.Found> data = Forms.plain(IndicatorType.REGISTRY_DATA, second);
        if (data.isEmpty()) {
            return new Reading.Failed(
                    PublishedValue.quoted(text),
                    HoldReason.NOT_VALID,
                    "the part after the bar is not the data of a registry value",
                    key.map(Reading.Found::term));
        }
        return Reading.Found.of(
                new Term.All(List.of(key.get().term(), data.get().term())));
    }
}
