package dev.tocsin.connector.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/** JUnit's XML as Jenkins and GitLab read it: suites of cases. */
final class Junit {
    private Junit() {}

    /** Cases under the name of their file. */
    record Suite(String name, List<Case> cases) {
        Suite {
            cases = List.copyOf(cases);
        }
    }

    /**
     * A case.
     *
     * @param outcome empty if it passed
     * @param output what is to be said besides; may be empty
     */
    record Case(String name, Optional<Outcome> outcome, String output) {}

    /** What became of a case that did not pass. Readers show only one. */
    sealed interface Outcome {
        /** What was looked at is not as it should be. */
        record Failure(String message, String type, String text) implements Outcome {}

        /** It could not be looked at. */
        record Broken(String message, String type, String text) implements Outcome {}

        /** It was left out. */
        record Skipped(String message) implements Outcome {}
    }

    /** Writes a whole report. */
    static void write(String name, List<Suite> suites, Writer out) throws IOException {
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.write("<testsuites name=\"" + Xml.attribute(name) + "\""
                + totals(
                        suites.stream().flatMap(suite -> suite.cases().stream()).toList()) + ">\n");
        for (Suite suite : suites) {
            out.write("  <testsuite name=\"" + Xml.attribute(suite.name()) + "\"" + totals(suite.cases()) + ">\n");
            for (Case each : suite.cases()) {
                write(each, suite.name(), out);
            }
            out.write("  </testsuite>\n");
        }
        out.write("</testsuites>\n");
    }

    private static void write(Case each, String suite, Writer out) throws IOException {
        out.write("    <testcase classname=\"" + Xml.attribute(suite) + "\" name=\"" + Xml.attribute(each.name())
                + "\" file=\"" + Xml.attribute(suite) + "\" time=\"0\">\n");
        if (each.outcome().isPresent()) {
            out.write(
                    switch (each.outcome().get()) {
                        case Outcome.Failure failure ->
                            element("failure", failure.message(), failure.type(), failure.text());
                        case Outcome.Broken broken -> element("error", broken.message(), broken.type(), broken.text());
                        case Outcome.Skipped(String message) ->
                            "      <skipped message=\"" + Xml.attribute(message) + "\"/>\n";
                    });
        }
        if (!each.output().isEmpty()) {
            out.write("      <system-out>" + Xml.text(each.output()) + "</system-out>\n");
        }
        out.write("    </testcase>\n");
    }

    private static String element(String name, String message, String type, String text) {
        String start =
                "      <" + name + " message=\"" + Xml.attribute(message) + "\" type=\"" + Xml.attribute(type) + "\"";
        return text.isEmpty() ? start + "/>\n" : start + ">" + Xml.text(text) + "</" + name + ">\n";
    }

    private static String totals(List<Case> cases) {
        return " tests=\"" + cases.size() + "\" failures=\"" + count(cases, Outcome.Failure.class) + "\" errors=\""
                + count(cases, Outcome.Broken.class) + "\" skipped=\"" + count(cases, Outcome.Skipped.class)
                + "\" time=\"0\"";
    }

    private static long count(List<Case> cases, Class<? extends Outcome> kind) {
        return cases.stream()
                .filter(each -> each.outcome().filter(kind::isInstance).isPresent())
                .count();
    }
}
