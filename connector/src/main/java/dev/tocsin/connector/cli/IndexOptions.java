package dev.tocsin.connector.cli;

import dev.tocsin.compiler.elasticsearch.FieldCapabilities;
import dev.tocsin.compiler.esql.Columns;
import dev.tocsin.connector.EnvironmentException;
import dev.tocsin.connector.compile.FieldCapabilitiesFile;
import dev.tocsin.connector.compile.TargetIndex;
import dev.tocsin.connector.elasticsearch.Connection;
import dev.tocsin.connector.elasticsearch.IndexSelection;
import dev.tocsin.connector.hunt.Mappings;
import dev.tocsin.connector.rules.RuleSet;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which indices queries are made for, and how their fields are known. */
final class IndexOptions {
    @Option(
            names = "--field-caps",
            paramLabel = "FILE|URL",
            description =
                    "The fields of your indices: the answer of GET INDEX/_field_caps?fields=* in a file, or where to "
                            + "ask, like https://es.example:9200/winlogbeat-*. Default: those of Winlogbeat 8's index "
                            + "template.")
    private @Nullable String fieldCapabilities;

    @Option(
            names = "--index",
            paramLabel = "PATTERNS",
            description = "Where the events are, for esql and kibana. Default: the indices in the URL of --field-caps,"
                    + " or else " + IndexSelection.DEFAULT)
    private @Nullable String index;

    @Mixin
    private AccessOptions access = new AccessOptions();

    /**
     * The indices that these rules will be asked about.
     *
     * @throws EnvironmentException if their fields cannot be read
     */
    TargetIndex read(RuleSet rules, Map<String, String> environment, PrintWriter err) {
        Optional<IndexSelection> given = Optional.ofNullable(index).map(text -> IndexSelection.of(List.of(text)));
        IndexSelection standard = IndexSelection.of(List.of(IndexSelection.DEFAULT));
        if (fieldCapabilities == null) {
            return TargetIndex.winlogbeat8(given.orElse(standard));
        }
        TargetIndex read;
        if (fieldCapabilities.matches("(?i)https?:.*")) {
            IndexUrl url = IndexUrl.of(fieldCapabilities);
            IndexSelection asked = url.indices()
                    .map(text -> IndexSelection.of(List.of(text)))
                    .or(() -> given)
                    .orElse(standard);
            read = new TargetIndex(
                    ask(url.cluster(), asked, rules, environment, err), Columns.KNOWN, given.orElse(asked));
        } else {
            read = new TargetIndex(
                    FieldCapabilitiesFile.read(Path.of(fieldCapabilities)), Columns.KNOWN, given.orElse(standard));
        }
        warnIfStrange(read.capabilities(), err);
        return read;
    }

    private FieldCapabilities ask(
            String cluster, IndexSelection indices, RuleSet rules, Map<String, String> environment, PrintWriter err) {
        try (Connection connection = access.open(cluster, environment, err)) {
            indices.resolve(connection);
            return Mappings.read(connection, indices, rules.compiled());
        }
    }

    /** Every document of Winlogbeat and of Elastic Agent has both. */
    private static void warnIfStrange(FieldCapabilities capabilities, PrintWriter err) {
        List<String> missing = Stream.of("event.code", "winlog.channel")
                .filter(path -> !capabilities.types().containsKey(path))
                .toList();
        if (!missing.isEmpty()) {
            err.println("warning: these indices have no field " + String.join(" and no field ", missing)
                    + ", so they hold no Windows events as Winlogbeat writes them, and queries find nothing");
            err.flush();
        }
    }
}
