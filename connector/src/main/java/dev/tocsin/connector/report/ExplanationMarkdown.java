package dev.tocsin.connector.report;

import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Explanation;
import dev.tocsin.sigma.diagnostic.Explanation.ExampleFile;

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
            case TESTS -> "Tests of rules";
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
        explanation.example().forEach(file -> page.append(file("Example", file)));
        if (!output.isEmpty()) {
            page.append("\nWhat is said about it:\n\n").append(fenced("text", output));
        }
        explanation.correction().forEach(file -> page.append(file("Correction", file)));
        return page.toString();
    }

    private static String file(String label, ExampleFile file) {
        return "\n" + label + ", `" + file.name() + "`:\n\n" + fenced("yaml", file.content());
    }

    private static String fenced(String language, String content) {
        return "```" + language + "\n" + content + (content.endsWith("\n") ? "" : "\n") + "```\n";
    }
}
