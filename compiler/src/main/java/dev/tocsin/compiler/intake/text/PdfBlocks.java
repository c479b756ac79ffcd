package dev.tocsin.compiler.intake.text;

import dev.tocsin.compiler.indicator.Provenance.Place;
import dev.tocsin.compiler.intake.text.Block.Setting;
import java.util.ArrayList;
import java.util.List;

/** The lines of a PDF to blocks: rows of tables where lines have columns, points of lists where they have bullets. */
final class PdfBlocks {
    private static final String BULLETS = "•◦▪●○■–-*→»o\uF0B7\uF0A7";
    /** How many heights of letters between two lines part paragraphs. */
    private static final double PARAGRAPH = 3.2;

    private final List<Block> blocks = new ArrayList<>();
    private List<String> header = List.of();

    /** In the order of reading. */
    List<Block> blocks() {
        return blocks;
    }

    void page(int number, List<PdfLine> lines) {
        Place place = new Place.Page(number);
        double bottom = Double.NaN;
        for (PdfLine line : PdfLine.joined(lines)) {
            if (!Double.isNaN(bottom) && line.top() - bottom > line.height() * PARAGRAPH) {
                blocks.add(new Block.Gap());
            }
            bottom = line.top();
            line(place, line.parts().stream().map(PdfLine.Part::text).toList());
        }
    }

    private void line(Place place, List<String> parts) {
        boolean bullet = parts.size() > 1 && isBullet(parts.getFirst());
        List<String> cells = bullet ? parts.subList(1, parts.size()) : parts;
        if (cells.size() == 1) {
            single(place, cells.getFirst(), bullet ? Setting.ITEM : Setting.PROSE);
            return;
        }
        boolean head = cells.stream()
                        .allMatch(cell -> cell.length() <= 40
                                && LineReading.sightings(cell, Topic.NONE).isEmpty())
                && cells.stream().anyMatch(cell -> Topic.of(cell).kind() != Topic.Kind.NONE);
        blocks.add(new Block.Row(place, cells, !head && cells.size() == header.size() ? header : List.of()));
        header = head ? List.copyOf(cells) : header;
    }

    private void single(Place place, String text, Setting setting) {
        boolean marked = isPoint(text);
        String words = marked ? text.substring(2).strip() : text;
        blocks.add(new Block.Line(place, words, marked ? Setting.ITEM : setting));
    }

    /** Whether a text begins with a bullet. */
    static boolean isPoint(String text) {
        return text.length() > 2 && isBullet(text.substring(0, 1)) && text.charAt(1) == ' ' && text.charAt(0) != 'o';
    }

    private static boolean isBullet(String text) {
        return text.length() == 1 && BULLETS.indexOf(text.charAt(0)) >= 0;
    }
}
