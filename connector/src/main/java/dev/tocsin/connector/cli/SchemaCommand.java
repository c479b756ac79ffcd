package dev.tocsin.connector.cli;

import dev.tocsin.connector.schema.SigmaSchema;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "schema",
        description = "Prints the JSON Schema of Sigma files, of the tests beside them, or of IoC lists, for editors.",
        footer = {"", "Exit codes: 0 done, 3 the arguments are wrong."})
final class SchemaCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "KIND",
            defaultValue = "sigma",
            converter = SchemaConverter.class,
            completionCandidates = SchemaWords.class,
            description = "One of ${COMPLETION-CANDIDATES}; sigma, which is the default, is for all kinds of Sigma.")
    private SigmaSchema schema;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(schema.json());
        out.flush();
        return ExitCode.CLEAN;
    }

    /** The words of the kinds. */
    static final class SchemaWords implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(SigmaSchema.values()).map(SigmaSchema::word).iterator();
        }
    }

    /** A kind by its word. */
    static final class SchemaConverter implements ITypeConverter<SigmaSchema> {
        @Override
        public SigmaSchema convert(String word) {
            return Arrays.stream(SigmaSchema.values())
                    .filter(schema -> schema.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("there is no schema of `" + word + "`; there are: "
                            + String.join(", ", new SchemaWords())));
        }
    }
}
