package dev.tocsin.compiler.intake;

import dev.tocsin.compiler.extraction.DecodedText;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.Format;
import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.compiler.extraction.PublicationFacts;
import dev.tocsin.compiler.intake.csv.CsvReader;
import dev.tocsin.compiler.intake.misp.MispReader;
import dev.tocsin.compiler.intake.openioc.OpenIocReader;
import dev.tocsin.compiler.intake.stix.StixReader;
import dev.tocsin.compiler.intake.text.TextReader;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.util.List;
import java.util.Optional;

/** Reads published files. */
public final class Intake {
    /** How many bytes a publication may have: 64 MiB. */
    public static final int LARGEST = 64 * 1024 * 1024;

    private static final String STIX_1_HINT =
            "Ask the publisher for STIX 2.1, or convert it with the stix2-elevator of OASIS and import the result.";

    private Intake() {}

    /** What a file holds. Nothing is thrown, whatever the bytes are. */
    public static Extraction read(Publication publication, IntakeOptions options) {
        if (publication.content().length > LARGEST) {
            return refused(
                    publication,
                    "has more than " + LARGEST / (1024 * 1024) + " MiB",
                    "Split the file and import its parts.");
        }
        if (TextReader.isPdf(publication)) {
            return TextReader.read(publication);
        }
        if (isArchive(publication.content())) {
            return refused(
                    publication,
                    "is a ZIP archive or an Office document, which are not read",
                    "Unpack it, or save the document as PDF, HTML or CSV, and import that.");
        }
        SourceText source = DecodedText.of(publication).source();
        Optional<JsonKind> json = JsonKind.of(source);
        if (json.isPresent()) {
            return json(publication, json.get());
        }
        return switch (XmlKind.of(source.text())) {
            case OPENIOC -> OpenIocReader.read(publication);
            case STIX_1 -> refused(publication, "is STIX 1 in XML, which is not read", STIX_1_HINT);
            case OTHER ->
                refused(
                        publication,
                        "is XML, but not OpenIOC",
                        "Import the report itself, as PDF, HTML or text, or a STIX 2.1, MISP or CSV file.");
            case HTML -> TextReader.read(publication);
            case NONE ->
                options.columns().isPresent() || isTable(source.text())
                        ? CsvReader.read(publication, options.columns())
                        : TextReader.read(publication);
        };
    }

    /** Word and Excel files are ZIP archives, too. */
    private static boolean isArchive(byte[] content) {
        return content.length >= 4
                && content[0] == 'P'
                && content[1] == 'K'
                && ((content[2] == 3 && content[3] == 4) || (content[2] == 5 && content[3] == 6));
    }

    /** Markdown often sets tables off, with tabs in them; the headings around them say what they are. */
    private static boolean isTable(String text) {
        return !text.startsWith("```") && !text.contains("\n```") && CsvReader.isCsv(text);
    }

    private static Extraction json(Publication publication, JsonKind json) {
        return switch (json) {
            case JsonKind.Stix() -> StixReader.read(publication);
            case JsonKind.Misp() -> MispReader.read(publication);
            case JsonKind.Stix1() -> refused(publication, "is STIX 1 in JSON, which is not read", STIX_1_HINT);
            case JsonKind.Other() ->
                refused(
                        publication,
                        "is JSON, but neither a STIX bundle or object nor a MISP event",
                        "Import a STIX 2.1 or MISP file, or a CSV file of the values.");
            case JsonKind.Broken(Diagnostic diagnostic) ->
                new Extraction(Format.TEXT, PublicationFacts.none(), List.of(), List.of(diagnostic));
        };
    }

    private static Extraction refused(Publication publication, String message, String hint) {
        SourceText source = new SourceText(publication.name(), "");
        Diagnostic diagnostic = Diagnostic.of(Code.INVALID_PUBLICATION, source, new Span(0, 0), message)
                .withHint(hint);
        return new Extraction(Format.TEXT, PublicationFacts.none(), List.of(), List.of(diagnostic));
    }
}
