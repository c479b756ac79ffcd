package dev.tocsin.compiler.intake.openioc;

import dev.tocsin.compiler.intake.openioc.IocNode.Operator;
import dev.tocsin.compiler.intake.openioc.IocNode.Sense;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML to {@link IocDocument}. No entity that a file defines is ever read, nothing outside of it either. */
final class IocXmlReader {
    /** How deep elements may lie in each other. */
    static final int MAX_DEPTH = 100;

    /** The most items that a file may have. */
    static final int MAX_ITEMS = 500_000;

    private final XMLStreamReader xml;
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<IocNode> definitions = new ArrayList<>();
    private final Map<String, String> header = new HashMap<>();
    private final List<String> links = new ArrayList<>();
    private String id = "";
    private Optional<ItemInProgress> item = Optional.empty();
    private int depth;
    private int items;

    private IocXmlReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** A group whose end has not come yet. */
    private record Open(Operator operator, String id, List<IocNode> children) {}

    /** An item whose end has not come yet. */
    private static final class ItemInProgress {
        private final String id;
        private final String condition;
        private final Sense sense;
        private String search = "";
        private String content = "";

        ItemInProgress(String id, String condition, Sense sense) {
            this.id = id;
            this.condition = condition;
            this.sense = sense;
        }

        IocNode.Item finished() {
            return new IocNode.Item(id, condition, sense, search, content);
        }
    }

    /** The file is no OpenIOC, or beyond a limit; the location is that of the place. */
    static final class NotOpenIoc extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Location location;
        private final String message;

        NotOpenIoc(Location location, String message) {
            super(message, null, false, false);
            this.location = location;
            this.message = message;
        }

        Location location() {
            return location;
        }

        String message() {
            return message;
        }
    }

    static IocDocument read(byte[] content) throws XMLStreamException, NotOpenIoc {
        XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(XmlText.decode(content)));
        try {
            return new IocXmlReader(xml).document();
        } finally {
            xml.close();
        }
    }

    private static XMLInputFactory factory() {
        // The JDK's own, whatever else lies on the class path.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
        return factory;
    }

    private IocDocument document() throws XMLStreamException, NotOpenIoc {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.DTD -> throw problem("a document type is not read");
                case XMLStreamConstants.ENTITY_REFERENCE -> throw problem("an entity is not read");
                default -> {
                    // Comments and white space.
                }
            }
        }
        return new IocDocument(
                new IocDocument.Header(
                        id,
                        text("short_description"),
                        text("description"),
                        text("authored_by"),
                        text("authored_date"),
                        links),
                definitions);
    }

    private String text(String element) {
        return header.getOrDefault(element, "");
    }

    private NotOpenIoc problem(String message) {
        return new NotOpenIoc(xml.getLocation(), message);
    }

    private void start() throws XMLStreamException, NotOpenIoc {
        String name = xml.getLocalName();
        if (depth == 0) {
            root(name);
        }
        if (++depth > MAX_DEPTH) {
            throw problem("elements lie more than " + MAX_DEPTH + " deep in each other");
        }
        switch (name) {
            case "Indicator" -> open.push(new Open(operator(), attribute("id"), new ArrayList<>()));
            case "IndicatorItem" -> {
                if (++items > MAX_ITEMS) {
                    throw problem("a file may have %,d items".formatted(MAX_ITEMS));
                }
                item = Optional.of(item());
            }
            case "Context" -> {
                String search = attribute("search");
                item.ifPresent(current -> current.search = search);
            }
            case "Content" -> {
                String content = elementText();
                item.ifPresent(current -> current.content = content);
            }
            case "short_description", "description", "authored_by", "authored_date" -> {
                String text = elementText();
                header.putIfAbsent(name, text.strip());
            }
            case "link" -> {
                String href = attribute("href");
                String text = elementText();
                links.add(href.isEmpty() ? text.strip() : href);
            }
            default -> {
                // Nothing that an indicator needs.
            }
        }
    }

    private void root(String name) throws NotOpenIoc {
        if (name.equals("STIX_Package")) {
            throw problem("this is STIX 1 in XML, which is not read; ask the publisher for STIX 2.1");
        }
        if (!name.equalsIgnoreCase("ioc") && !name.equalsIgnoreCase("OpenIOC")) {
            throw problem("this is XML, but `" + name + "` is not the root of an OpenIOC file");
        }
        id = attribute("id");
    }

    private ItemInProgress item() {
        String condition = attribute("condition").strip().toLowerCase(Locale.ROOT);
        boolean negated = attribute("negate").strip().equalsIgnoreCase("true")
                || attribute("negate").equals("1");
        // OpenIOC 1.0 writes `isnot` and `containsnot` for `negate`.
        boolean not = condition.endsWith("not");
        String plain = not ? condition.substring(0, condition.length() - "not".length()) : condition;
        return new ItemInProgress(attribute("id"), plain, negated == not ? Sense.PLAIN : Sense.NEGATED);
    }

    private Operator operator() throws NotOpenIoc {
        return switch (attribute("operator").strip().toUpperCase(Locale.ROOT)) {
            case "AND" -> Operator.AND;
            case "OR" -> Operator.OR;
            default -> throw problem("the operator of an `Indicator` is `AND` or `OR`");
        };
    }

    /** Reads up to the end of the element. */
    private String elementText() throws XMLStreamException {
        String text = xml.getElementText();
        depth--;
        return text;
    }

    private String attribute(String name) {
        return Optional.ofNullable(xml.getAttributeValue(null, name)).orElse("");
    }

    private void end() {
        depth--;
        switch (xml.getLocalName()) {
            case "IndicatorItem" -> {
                item.ifPresent(current -> add(current.finished()));
                item = Optional.empty();
            }
            case "Indicator" -> {
                if (!open.isEmpty()) {
                    Open group = open.pop();
                    if (!group.children().isEmpty()) {
                        add(new IocNode.Group(group.operator(), group.id(), group.children()));
                    }
                }
            }
            default -> {
                // Was read at its start.
            }
        }
    }

    private void add(IocNode node) {
        Open parent = open.peek();
        (parent == null ? definitions : parent.children()).add(node);
    }
}
