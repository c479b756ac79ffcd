package dev.tocsin.connector.report;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Explanation;
import dev.tocsin.sigma.diagnostic.Explanation.ExampleFile;
import java.util.List;
import java.util.stream.Collectors;

/** An explanation as Markdown. */
public final class ExplanationMarkdown {
    private ExplanationMarkdown() {}

    /** What the findings of a topic have in common, as a heading. */
    public static String heading(Code.Topic topic) {
        return switch (topic) {
            case FILE -> "Files";
            case COLLECTION -> "Rule collections of Sigma version 1";
            case FIELD -> "Fields of a rule";
            case DETECTION -> "Detection";
            case CONDITION -> "Condition";
            case CORRELATION -> "Correlation rules";
            case FILTER -> "Filters";
            case MEANING -> "Meaning";
            case IOC_LIST -> "IoC lists";
            case CONFIGURATION -> "Configuration";
            case CORE_VALIDATOR -> "Validators of pySigma";
            case SIGMAHQ_VALIDATOR -> "Conventions of SigmaHQ";
            case TOCSIN_VALIDATOR -> "Checks of Tocsin";
        };
    }

    /** The text, the example and its correction. */
    static String of(Explanation explanation) {
        return of(explanation, "");
    }

    /**
     * The same with what a check says about the example.
     *
     * @param output empty to leave it out
     */
    public static String of(Explanation explanation, String output) {
        StringBuilder page = new StringBuilder(explanation.text()).append('\n');
        if (explanation.example().isEmpty()) {
            return page.toString();
        }
        page.append("\nExample:\n\n").append(files(explanation.example()));
        if (!output.isEmpty()) {
            page.append('\n').append(fenced("text", output));
        }
        return page.append("\nCorrection:\n\n")
                .append(files(explanation.correction()))
                .toString();
    }

    private static String files(List<ExampleFile> files) {
        return files.stream()
                .map(file -> "`" + file.name() + "`\n\n" + fenced("yaml", file.content()))
                .collect(Collectors.joining("\n"));
    }

    private static String fenced(String language, String content) {
        return "```" + language + "\n" + content + (content.endsWith("\n") ? "" : "\n") + "```\n";
    }
}
