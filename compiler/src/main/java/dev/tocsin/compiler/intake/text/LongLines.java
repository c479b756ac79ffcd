package dev.tocsin.compiler.intake.text;

import dev.tocsin.compiler.intake.text.Block.Line;
import java.util.ArrayList;
import java.util.List;

/** Cuts lines that no person wrote into shorter ones, between values, so that none takes all the memory at once. */
final class LongLines {
    private static final int LONG = 20_000;

    private LongLines() {}

    static List<Block> cut(List<Block> blocks) {
        List<Block> cut = new ArrayList<>(blocks.size());
        for (Block block : blocks) {
            if (block instanceof Line line && line.text().length() > LONG) {
                cut(line, cut);
            } else {
                cut.add(block);
            }
        }
        return cut;
    }

    private static void cut(Line line, List<Block> parts) {
        String text = line.text();
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(text.length(), from + LONG);
            while (to < text.length() && !Sightings.isDelimiter(text.charAt(to))) {
                to++;
            }
            parts.add(new Line(line.place(), text.substring(from, to), line.setting()));
            from = to;
        }
    }
}
