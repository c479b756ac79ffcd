package dev.tocsin.compiler.intake.openioc;

import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extracted.Basis;
import dev.tocsin.compiler.extraction.Extraction;
import dev.tocsin.compiler.extraction.Format;
import dev.tocsin.compiler.extraction.HoldReason;
import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.compiler.extraction.PublicationFacts;
import dev.tocsin.compiler.indicator.Details;
import dev.tocsin.compiler.indicator.Indicator;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.indicator.Provenance.Place;
import dev.tocsin.compiler.indicator.Term;
import dev.tocsin.compiler.intake.compound.Compound;
import dev.tocsin.compiler.intake.compound.DistinctNames;
import dev.tocsin.compiler.intake.compound.TermNames;
import dev.tocsin.compiler.intake.compound.Verdict;
import dev.tocsin.compiler.intake.openioc.IocNode.Operator;
import dev.tocsin.compiler.intake.openioc.IocXmlReader.NotOpenIoc;
import dev.tocsin.sigma.diagnostic.Code;
import dev.tocsin.sigma.diagnostic.Diagnostic;
import dev.tocsin.sigma.source.SourceText;
import dev.tocsin.sigma.source.Span;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;

/**
 * Reads OpenIOC 1.0 and 1.1: one indicator for each alternative at the top; what is joined by {@code AND} stays whole.
 */
public final class OpenIocReader {
    private static final int MAX_SOURCE = 5_000_000;
    private static final int CONTEXT = 300;
    private static final int NOTE = 1_000;
    private static final Pattern TECHNIQUE = Pattern.compile("\\bT\\d{4}(?:\\.\\d{3})?\\b");

    private final Publication publication;
    private final DistinctNames names = new DistinctNames();

    private OpenIocReader(Publication publication) {
        this.publication = publication;
    }

    /** What a file holds. Nothing is thrown, whatever the bytes are. */
    public static Extraction read(Publication publication) {
        return new OpenIocReader(publication).read();
    }

    private Extraction read() {
        try {
            IocDocument document = IocXmlReader.read(publication.content());
            List<Extracted> items = document.definitions().stream()
                    .flatMap(OpenIocReader::alternatives)
                    .flatMap(node -> extracted(node, document))
                    .map(names::named)
                    .toList();
            return new Extraction(Format.OPENIOC, facts(document.header()), items, List.of());
        } catch (NotOpenIoc problem) {
            return failed(Optional.ofNullable(problem.location()), problem.message());
        } catch (XMLStreamException malformed) {
            return failed(Optional.ofNullable(malformed.getLocation()), "this is no XML: " + message(malformed));
        }
    }

    /** Without the place, which the JDK writes before the message. */
    private static String message(XMLStreamException malformed) {
        String text = String.valueOf(malformed.getMessage());
        int start = text.indexOf("Message: ");
        String message = start < 0 ? text : text.substring(start + "Message: ".length());
        return shortened(message);
    }

    private Extraction failed(Optional<Location> location, String message) {
        return new Extraction(
                Format.OPENIOC, PublicationFacts.none(), List.of(), List.of(diagnostic(location, message)));
    }

    private Diagnostic diagnostic(Optional<Location> location, String message) {
        int line = location.map(Location::getLineNumber).orElse(0);
        int column = location.map(Location::getColumnNumber).orElse(0);
        byte[] content = publication.content();
        if (line > 0 && content.length <= MAX_SOURCE) {
            SourceText source = new SourceText(publication.name(), XmlText.decode(content));
            if (line <= source.lineCount()) {
                int at = Math.min(source.lineStart(line) + Math.max(0, column - 1), source.length());
                return Diagnostic.of(Code.INVALID_PUBLICATION, source, new Span(at, at), message);
            }
        }
        String place = line > 0 ? "line " + line + ", column " + column + ": " : "";
        return Diagnostic.of(
                Code.INVALID_PUBLICATION, new SourceText(publication.name(), ""), new Span(0, 0), place + message);
    }

    private static Stream<IocNode> alternatives(IocNode node) {
        return node instanceof IocNode.Group(Operator operator, String id, List<IocNode> children)
                        && (operator == Operator.OR || children.size() == 1)
                ? children.stream().flatMap(OpenIocReader::alternatives)
                : Stream.of(node);
    }

    private Stream<Extracted> extracted(IocNode written, IocDocument document) {
        MendedNode mended = MendedNode.of(written);
        IocNode node = mended.node();
        String id = mended.isMended() || node.id().isBlank() ? document.header().id() : node.id();
        String text = shortened(text(node));
        Provenance provenance = new Provenance(publication.name(), new Place.ObjectId(id), text);
        return Compound.judge(IocParts.of(node), text).stream()
                .map(verdict -> extracted(verdict, mended.remarks(), provenance));
    }

    private static Extracted extracted(Verdict verdict, List<String> mended, Provenance provenance) {
        return switch (verdict) {
            case Verdict.Whole(Term term, List<String> remarks) -> {
                List<String> all =
                        Stream.concat(mended.stream(), remarks.stream()).toList();
                yield new Extracted.Taken(indicator(term, all, provenance), Basis.DECLARED);
            }
            case Verdict.Refused(String text, Optional<Term> term, HoldReason reason, String explanation) ->
                new Extracted.HeldBack(
                        shortened(text),
                        term.map(alone -> indicator(alone, mended, provenance)),
                        reason,
                        explanation,
                        provenance);
        };
    }

    private static Indicator indicator(Term term, List<String> remarks, Provenance provenance) {
        Details details = new Details(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                remarks.isEmpty() ? Optional.empty() : Optional.of(note(remarks)),
                List.of(provenance));
        return new Indicator(TermNames.of(term), term, details, new Span(0, 0));
    }

    private static String note(List<String> remarks) {
        String note = String.join(" | ", remarks.stream().distinct().toList());
        return note.length() <= NOTE ? note : note.substring(0, note.offsetByCodePoints(0, NOTE / 2)) + "…";
    }

    private static String text(IocNode node) {
        return switch (node) {
            case IocNode.Item item -> item.text();
            case IocNode.Group(Operator operator, String id, List<IocNode> children) ->
                children.stream()
                        .limit(CONTEXT)
                        .map(child -> child instanceof IocNode.Group ? "(" + text(child) + ")" : text(child))
                        .collect(Collectors.joining(" " + operator.name().toLowerCase(Locale.ROOT) + " "));
        };
    }

    private static PublicationFacts facts(IocDocument.Header header) {
        TreeSet<String> tags = new TreeSet<>();
        Matcher technique = TECHNIQUE.matcher(header.description() + " " + String.join(" ", header.links()));
        while (technique.find()) {
            tags.add("attack." + technique.group().toLowerCase(Locale.ROOT));
        }
        return new PublicationFacts(
                present(header.title()),
                present(header.description()),
                present(header.author()),
                header.url(),
                Optional.empty(),
                day(header.authoredDate()),
                List.copyOf(tags));
    }

    private static Optional<String> present(String text) {
        return Optional.of(text).filter(written -> !written.isBlank());
    }

    private static Optional<LocalDate> day(String moment) {
        try {
            return Optional.of(LocalDate.parse(moment.length() > 10 ? moment.substring(0, 10) : moment))
                    .filter(day -> day.getYear() > 1);
        } catch (DateTimeParseException notOne) {
            return Optional.empty();
        }
    }

    private static String shortened(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= CONTEXT ? line : line.substring(0, line.offsetByCodePoints(0, CONTEXT / 2)) + "…";
    }

    /** A definition with the values put right that MISP's export of old wrote into {@code id}. */
    private record MendedNode(IocNode node, List<String> remarks) {
        static MendedNode of(IocNode node) {
            List<String> remarks = new ArrayList<>();
            return new MendedNode(mend(node, remarks), remarks);
        }

        boolean isMended() {
            return !remarks.isEmpty();
        }

        private static IocNode mend(IocNode node, List<String> remarks) {
            return switch (node) {
                case IocNode.Group(Operator operator, String id, List<IocNode> children) ->
                    new IocNode.Group(
                            operator,
                            id,
                            children.stream().map(child -> mend(child, remarks)).toList());
                case IocNode.Item item -> mend(item, remarks);
            };
        }

        private static IocNode mend(IocNode.Item item, List<String> remarks) {
            if (!item.content().isBlank()
                    || item.id().isBlank()
                    || UUID.matcher(item.id()).matches()) {
                return item;
            }
            remarks.add("The published content is empty; the value stands in the id of the item.");
            return new IocNode.Item(item.id(), item.condition(), item.sense(), item.search(), item.id());
        }

        private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    }
}
