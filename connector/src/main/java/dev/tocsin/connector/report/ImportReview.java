package dev.tocsin.connector.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tocsin.compiler.assembly.Assembled;
import dev.tocsin.compiler.assembly.ReadPublication;
import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.indicator.Condition;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.indicator.Provenance.Place;
import dev.tocsin.compiler.indicator.Term;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/** What an import took, and what it did not take and why: for the person who reviews the list. */
public record ImportReview(List<ReadPublication> readings, Assembled assembled) {
    public ImportReview {
        readings = List.copyOf(readings);
    }

    /** The type of a single value; {@code compound} for what is more. */
    public static String kind(Indicator indicator) {
        return switch (indicator.term()) {
            case Term.Value value -> value.type().word();
            case Term.All all -> "compound";
            case Term.Any any -> "compound";
            case Term.Not not -> "compound";
        };
    }

    /** A term in one line: {@code sha256 ab12… and file-name x.exe}. */
    static String words(Term term) {
        return switch (term) {
            case Term.Value value ->
                value.type().word() + " "
                        + (value.condition() == Condition.IS
                                ? ""
                                : value.condition().word() + " ") + value.text();
            case Term.All(List<Term> terms) -> joined(terms, " and ");
            case Term.Any(List<Term> terms) -> joined(terms, " or ");
            case Term.Not(Term negated) -> "not " + words(negated);
        };
    }

    private static String joined(List<Term> terms, String operator) {
        return terms.stream().map(ImportReview::words).collect(Collectors.joining(operator, "(", ")"));
    }

    /** Where something was read: {@code bulletin.pdf, page 2}. */
    static String place(Provenance provenance) {
        return provenance.file() + ", "
                + switch (provenance.place()) {
                    case Place.Line(int number) -> "line " + number;
                    case Place.Page(int number) -> "page " + number;
                    case Place.ObjectId(String id) -> id;
                };
    }

    /** What the list calls an indicator: its value if it has one. */
    static String value(Indicator indicator) {
        return indicator.term() instanceof Term.Value value ? value.text() : indicator.name();
    }

    /** Nothing that could move the cursor or colour the terminal. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints()
                .map(character -> Character.isISOControl(character) ? '\u00b7' : character)
                .forEach(line::appendCodePoint);
        return line.toString();
    }

    /** For people, to read in a terminal. */
    public void writeText(Writer out) throws IOException {
        new ReviewText(out).write(this);
    }

    /** For people, to read in a pull request. */
    public void writeMarkdown(Writer out) throws IOException {
        new ReviewMarkdown(out).write(this);
    }

    /** For programs; docs/import.md describes it. */
    public void writeJson(Writer out) throws IOException {
        Json.write(
                out,
                json -> Json.object(json, review -> {
                    Json.everyOf(
                            review,
                            "files",
                            readings,
                            (file, reading) -> Json.object(file, members -> {
                                members.writeStringField(
                                        "name", reading.publication().name());
                                members.writeStringField(
                                        "format", reading.extraction().format().words());
                            }));
                    Json.everyOf(review, "taken", assembled.list().indicators(), ImportReview::write);
                    Json.everyOf(review, "held_back", assembled.heldBack(), ImportReview::write);
                }));
    }

    private static void write(JsonGenerator json, Indicator indicator) throws IOException {
        Json.object(json, members -> {
            members.writeStringField("type", kind(indicator));
            members.writeStringField("name", indicator.name());
            Json.everyOf(
                    members,
                    "values",
                    indicator.term().sought().toList(),
                    (value, each) -> Json.object(value, parts -> {
                        parts.writeStringField("type", each.type().word());
                        parts.writeStringField("condition", each.condition().word());
                        parts.writeStringField("value", each.text());
                    }));
            members.writeStringField("means", words(indicator.term()));
            Json.everyOf(members, "provenance", indicator.details().provenance(), ImportReview::write);
        });
    }

    private static void write(JsonGenerator json, Extracted.HeldBack held) throws IOException {
        Json.object(json, members -> {
            members.writeStringField("value", held.text());
            members.writeStringField("reason", held.reason().word());
            members.writeStringField("explanation", held.explanation());
            members.writeBooleanField("can_be_taken", held.indicator().isPresent());
            Json.everyOf(members, "provenance", List.of(held.provenance()), ImportReview::write);
        });
    }

    private static void write(JsonGenerator json, Provenance provenance) throws IOException {
        Json.object(json, members -> {
            members.writeStringField("file", provenance.file());
            switch (provenance.place()) {
                case Place.Line(int number) -> members.writeNumberField("line", number);
                case Place.Page(int number) -> members.writeNumberField("page", number);
                case Place.ObjectId(String id) -> members.writeStringField("object", id);
            }
            members.writeStringField("context", provenance.context());
        });
    }
}
