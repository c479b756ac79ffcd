package dev.tocsin.compiler.intake.text;

import dev.tocsin.compiler.indicator.Provenance.Place;
import dev.tocsin.compiler.intake.text.Block.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;

/** HTML to blocks: what a reader of the page sees, and where its source has it. */
final class HtmlBlocks implements NodeFilter {
    /** Deeper pages are nobody's; the parser moves what is deeper up. */
    private static final int DEEPEST = 512;

    private static final Set<String> UNSEEN = Set.of(
            "script",
            "style",
            "nav",
            "noscript",
            "template",
            "svg",
            "iframe",
            "object",
            "form",
            "button",
            "select",
            "footer",
            "aside");

    private static final Set<String> BREAKS = Set.of(
            "p",
            "div",
            "br",
            "hr",
            "section",
            "article",
            "main",
            "header",
            "ul",
            "ol",
            "dl",
            "dt",
            "dd",
            "blockquote",
            "figure",
            "figcaption",
            "address",
            "details",
            "summary",
            "body",
            "html",
            "title",
            "caption",
            "center");

    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int line = 1;
    private int listDepth;
    private int codeDepth;
    private List<String> tableHeader = List.of();

    private HtmlBlocks() {}

    /** What was read: the title of the page, and its blocks. */
    record Page(String title, List<Block> blocks) {}

    /** Whether a text is a page, or a piece of one. */
    static boolean isHtml(String text) {
        String head = text.substring(0, Math.min(text.length(), 4_096)).toLowerCase(Locale.ROOT);
        boolean tag = head.stripLeading().startsWith("<") && head.contains("</");
        return head.contains("<!doctype html")
                || head.contains("<html")
                || head.contains("<body")
                || (tag && hasBlock(head));
    }

    private static boolean hasBlock(String head) {
        return head.contains("<p>")
                || head.contains("<p ")
                || head.contains("<div")
                || head.contains("<table")
                || head.contains("<h1")
                || head.contains("<h2")
                || head.contains("<article")
                || head.contains("<ul")
                || head.contains("<head");
    }

    static Page of(String html) {
        Parser parser = Parser.htmlParser().setTrackPosition(true).setMaxDepth(DEEPEST);
        Document document = parser.parseInput(html, "");
        HtmlBlocks reader = new HtmlBlocks();
        document.body().filter(reader);
        reader.flush();
        return new Page(document.title(), reader.blocks);
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            if (text.toString().isBlank()) {
                line = position(words);
            }
            text.append(words.getWholeText());
            return FilterResult.CONTINUE;
        }
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        String name = element.normalName();
        if (UNSEEN.contains(name) || isHidden(element)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if (name.equals("table") && !isLayout(element)) {
            flush();
            table(element);
            return FilterResult.SKIP_ENTIRELY;
        }
        if (isHeading(name)) {
            flush();
            blocks.add(new Block.Heading(new Place.Line(position(element)), name.charAt(1) - '0', element.text()));
            return FilterResult.SKIP_ENTIRELY;
        }
        open(name);
        return FilterResult.CONTINUE;
    }

    private void open(String name) {
        if (name.equals("pre")) {
            flush();
            codeDepth++;
        } else if (name.equals("li")) {
            flush();
            listDepth++;
        } else if (BREAKS.contains(name)) {
            flush();
        } else if (name.equals("code")) {
            text.append('`');
        }
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            String name = element.normalName();
            if (name.equals("pre")) {
                flush();
                codeDepth--;
            } else if (name.equals("li")) {
                flush();
                listDepth--;
            } else if (BREAKS.contains(name)) {
                flush();
                if (!name.equals("br")) {
                    blocks.add(new Block.Gap());
                }
            } else if (name.equals("code")) {
                text.append('`');
            } else if (name.equals("a")) {
                link(element);
            }
        }
        return FilterResult.CONTINUE;
    }

    /** Where a link leads is a reference; that it is not even defanged says so. */
    private void link(Element element) {
        String target = element.attr("href");
        boolean web = target.regionMatches(true, 0, "http", 0, 4) && target.length() < 2_000;
        if (web && !element.text().contains("://")) {
            text.append(" [](").append(target.replace(' ', '+')).append(") ");
        }
    }

    private void flush() {
        Setting setting = codeDepth > 0 ? Setting.CODE : listDepth > 0 ? Setting.ITEM : Setting.PROSE;
        if (codeDepth > 0) {
            int at = line;
            for (String part : text.toString().split("\n", -1)) {
                add(at++, part, setting);
            }
        } else {
            add(line, text.toString().replace('\n', ' ').replace('\t', ' '), setting);
        }
        text.setLength(0);
    }

    private void add(int at, String words, Setting setting) {
        if (!words.isBlank()) {
            blocks.add(new Block.Line(new Place.Line(at), words.strip(), setting));
        }
    }

    private void table(Element table) {
        tableHeader = List.of();
        for (Element row : table.select("tr")) {
            List<String> cells = new ArrayList<>();
            for (Element cell : row.children()) {
                cells.add(cell(cell));
            }
            boolean heads = !cells.isEmpty()
                    && row.children().stream()
                            .allMatch(cell -> cell.normalName().equals("th"));
            if (!cells.isEmpty()) {
                boolean first = tableHeader.isEmpty() && (heads || isHead(cells));
                blocks.add(new Block.Row(new Place.Line(position(row)), cells, first ? List.of() : tableHeader));
                tableHeader = first ? List.copyOf(cells) : tableHeader;
            }
        }
        blocks.add(new Block.Gap());
    }

    /** Many pages mark the head of a table by its look only. */
    private static boolean isHead(List<String> cells) {
        boolean plain = cells.stream()
                .allMatch(cell -> cell.length() <= 40
                        && LineReading.sightings(cell, Topic.NONE).isEmpty());
        return cells.size() > 1
                && plain
                && cells.stream().anyMatch(cell -> Topic.of(cell).kind() != Topic.Kind.NONE);
    }

    /** Several values in one cell stand in lines, paragraphs or points of a list. */
    private static String cell(Element cell) {
        StringBuilder words = new StringBuilder();
        cell.forEachNode(node -> {
            if (node instanceof TextNode part) {
                words.append(part.getWholeText().replace('\n', ' ').replace('\t', ' '));
            } else if (node instanceof Element element
                    && (BREAKS.contains(element.normalName())
                            || element.normalName().equals("li"))) {
                words.append('\n');
            }
        });
        return words.toString().strip();
    }

    /** A table with one cell, or with headings or tables in it, arranges a page. */
    private static boolean isLayout(Element table) {
        return table.selectFirst("table table, h1, h2, h3") != null
                || table.select("td, th").size() < 2;
    }

    private static boolean isHeading(String name) {
        return name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6';
    }

    private static boolean isHidden(Element element) {
        String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
        return element.hasAttr("hidden") || style.contains("display:none");
    }

    private static int position(Node node) {
        int number = node.sourceRange().start().lineNumber();
        return Math.max(1, number);
    }
}
