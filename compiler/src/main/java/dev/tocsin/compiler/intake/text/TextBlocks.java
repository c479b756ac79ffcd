package dev.tocsin.compiler.intake.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.tocsin.compiler.indicator.Provenance.Place;
import dev.tocsin.compiler.intake.text.Block.Setting;
import java.util.ArrayList;
import java.util.List;

/** Plain text, Markdown and AsciiDoc to blocks. Which of them it is need not be known: their marks do not clash. */
final class TextBlocks {
    private static final Pattern HEADING = Pattern.compile("(#{1,6}|={1,6})[ \t]+(.+?)[ \t]*[#=]*");
    private static final Pattern BOLD = Pattern.compile("(?:\\*\\*|__)([^*_].*?)(?:\\*\\*|__)(:?)");
    private static final Pattern UNDERLINE = Pattern.compile("={4,}|-{4,}|~{4,}");
    private static final Pattern ITEM = Pattern.compile("[ \t]*(?:[-*+•◦▪–]|\\d{1,3}[.)]|[*]{2,4})[ \t]+(.*)");
    private static final Pattern MARKDOWN_RULE =
            Pattern.compile("[ \t]*\\|?[ \t]*:?-{2,}:?[ \t]*(\\|[ \t]*:?-{2,}:?[ \t]*)*\\|?[ \t]*");
    private static final Pattern ASCIIDOC_TABLE = Pattern.compile("\\|={3,}");
    private static final Pattern ASCIIDOC_LISTING = Pattern.compile("-{4,}|\\.{4,}");
    /** Attributes of a document and of a block, which hold no text. */
    private static final Pattern ASCIIDOC_ATTRIBUTE = Pattern.compile(":[a-z-]+:.*|\\[[a-z]+[=,%].*\\]");

    private static final Pattern ASCIIDOC_COLUMNS =
            Pattern.compile("\\[(?:.*[ ,])?cols=\"?([^\"\\]]*?)(?:\".*|, ?[a-z%].*)?\\]");

    private static final int LONGEST_MARKUP_LINE = 20_000;

    private final List<String> lines;
    private final boolean asciiDoc;
    private final List<Block> blocks = new ArrayList<>();

    private TextBlocks(List<String> lines) {
        this.lines = lines;
        this.asciiDoc = lines.stream()
                .limit(2_000)
                .anyMatch(line -> line.startsWith("= ") || line.startsWith("== ") || line.startsWith(":toc:"));
    }

    static List<Block> of(String text) {
        TextBlocks reader = new TextBlocks(text.lines().toList());
        reader.read();
        return reader.blocks;
    }

    private void read() {
        int at = 0;
        while (at < lines.size()) {
            String line = lines.get(at);
            if (line.isBlank()) {
                blocks.add(new Block.Gap());
                at++;
            } else if (line.length() > LONGEST_MARKUP_LINE) {
                blocks.add(new Block.Line(place(at), line, Setting.PROSE));
                at++;
            } else {
                at = read(at, line);
            }
        }
    }

    /** Reads what begins with this line; the index of the line behind it. */
    private int read(int at, String line) {
        if (line.startsWith("```") || line.startsWith("~~~")) {
            return listing(at, line.substring(0, 3));
        }
        if (asciiDoc && ASCIIDOC_LISTING.matches(line)) {
            return listing(at, line);
        }
        if (asciiDoc && ASCIIDOC_TABLE.matches(line)) {
            return asciiDocTable(at);
        }
        if (asciiDoc && ASCIIDOC_ATTRIBUTE.matches(line)) {
            return at + 1;
        }
        boolean next = at + 1 < lines.size() && lines.get(at + 1).length() <= LONGEST_MARKUP_LINE;
        if (next
                && line.indexOf('|') >= 0
                && lines.get(at + 1).indexOf('|') >= 0
                && MARKDOWN_RULE.matches(lines.get(at + 1))) {
            return markdownTable(at);
        }
        if (next && !asciiDoc && UNDERLINE.matches(lines.get(at + 1).strip()) && line.length() < 200) {
            blocks.add(new Block.Heading(place(at), lines.get(at + 1).startsWith("=") ? 1 : 2, line.strip()));
            return at + 2;
        }
        line(at, line);
        return at + 1;
    }

    private void line(int at, String line) {
        Matcher heading = HEADING.matcher(line);
        if (heading.matches()) {
            blocks.add(new Block.Heading(place(at), heading.group(1).length(), heading.group(2)));
            return;
        }
        Matcher bold = BOLD.matcher(line.strip());
        if (bold.matches() && bold.group(1).indexOf("**") < 0) {
            blocks.add(new Block.Heading(place(at), 6, bold.group(1)));
            return;
        }
        if (line.indexOf('\t') > 0 && !line.strip().isEmpty() && line.strip().indexOf('\t') > 0) {
            blocks.add(new Block.Row(place(at), cells(line.strip().split("\t", -1)), List.of()));
            return;
        }
        Matcher item = ITEM.matcher(line);
        if (item.matches()) {
            blocks.add(new Block.Line(place(at), Markup.plain(item.group(1)), Setting.ITEM));
        } else {
            String text = asciiDoc && line.startsWith(".") && line.length() > 1 && line.charAt(1) != '.'
                    ? line.substring(1)
                    : line;
            blocks.add(new Block.Line(place(at), Markup.plain(text), Setting.PROSE));
        }
    }

    private int listing(int from, String fence) {
        int at = from + 1;
        while (at < lines.size() && !lines.get(at).strip().equals(fence)) {
            String line = lines.get(at);
            if (line.isBlank()) {
                blocks.add(new Block.Gap());
            } else if (line.strip().indexOf('\t') > 0 && line.length() <= LONGEST_MARKUP_LINE) {
                blocks.add(new Block.Row(place(at), cells(line.strip().split("\t", -1)), List.of()));
            } else {
                blocks.add(new Block.Line(place(at), line, Setting.CODE));
            }
            at++;
        }
        return at + 1;
    }

    private int markdownTable(int from) {
        List<String> header = markdownCells(lines.get(from));
        int at = from + 2;
        while (at < lines.size()
                && lines.get(at).indexOf('|') >= 0
                && lines.get(at).length() <= LONGEST_MARKUP_LINE) {
            blocks.add(new Block.Row(place(at), markdownCells(lines.get(at)), header));
            at++;
        }
        blocks.add(new Block.Gap());
        return at;
    }

    private static List<String> markdownCells(String line) {
        String row = line.strip();
        String inner = row.startsWith("|") ? row.substring(1) : row;
        String cut = inner.endsWith("|") ? inner.substring(0, inner.length() - 1) : inner;
        return cells(cut.replace("\\|", "\u0000").split("\\|", -1)).stream()
                .map(cell -> cell.replace('\u0000', '|'))
                .toList();
    }

    /** Cells begin with a bar and may go on over several lines; the first line has as many as the table has columns. */
    private int asciiDocTable(int from) {
        List<AsciiDocCell> cells = new ArrayList<>();
        int columns = from == 0 ? 0 : declaredColumns(lines.get(from - 1));
        int at = from + 1;
        while (at < lines.size() && !ASCIIDOC_TABLE.matches(lines.get(at))) {
            String line = lines.get(at);
            boolean begins = line.strip().startsWith("|");
            List<String> parts = List.of(line.strip().split("\\|", -1));
            if (!begins && !cells.isEmpty()) {
                AsciiDocCell last = cells.removeLast();
                cells.add(new AsciiDocCell(last.line(), last.text() + "\n" + parts.get(0)));
            }
            for (int i = 1; i < parts.size(); i++) {
                cells.add(new AsciiDocCell(at, parts.get(i)));
            }
            columns = columns == 0 ? cells.size() : columns;
            at++;
        }
        boolean heads = from > 0 && lines.get(from - 1).contains("header");
        asciiDocRows(cells, Math.min(columns, cells.size()), heads ? Head.DECLARED : Head.POSSIBLE);
        return at + 1;
    }

    /** What the first row of a table is. */
    private enum Head {
        DECLARED,
        POSSIBLE
    }

    /** {@code [cols="3*"]}, {@code [cols="1,2,2"]}; 0 if nobody says. */
    private static int declaredColumns(String attributes) {
        Matcher declared = ASCIIDOC_COLUMNS.matcher(attributes);
        if (attributes.length() > 500 || !declared.matches()) {
            return 0;
        }
        int columns = 0;
        for (String column : declared.group(1).split("[,;]", -1)) {
            int star = column.indexOf('*');
            String times = star > 0 ? column.substring(0, star).strip() : "";
            columns += times.matches("[1-9][0-9]?") ? Integer.parseInt(times) : 1;
        }
        return columns;
    }

    private void asciiDocRows(List<AsciiDocCell> cells, int columns, Head head) {
        if (columns == 0) {
            return;
        }
        List<String> header = texts(cells.subList(0, columns));
        boolean values = header.stream()
                .anyMatch(cell -> !LineReading.sightings(cell, Topic.NONE).isEmpty());
        if (head == Head.POSSIBLE || values) {
            blocks.add(new Block.Row(place(cells.get(0).line()), header, List.of()));
        }
        for (int from = columns; from < cells.size(); from += columns) {
            List<AsciiDocCell> row = cells.subList(from, Math.min(cells.size(), from + columns));
            blocks.add(new Block.Row(place(row.get(0).line()), texts(row), header));
        }
        blocks.add(new Block.Gap());
    }

    private record AsciiDocCell(int line, String text) {}

    private static List<String> texts(List<AsciiDocCell> cells) {
        return cells(cells.stream().map(AsciiDocCell::text).toArray(String[]::new));
    }

    private static List<String> cells(String[] parts) {
        return List.of(parts).stream().map(part -> Markup.plain(part).strip()).toList();
    }

    private static Place place(int line) {
        return new Place.Line(line + 1);
    }
}
