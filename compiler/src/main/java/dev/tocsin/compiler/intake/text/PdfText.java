package dev.tocsin.compiler.intake.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The text of pages in lines, from top to bottom, with the gaps between columns kept. */
final class PdfText extends PDFTextStripper {
    /** Drawing instructions of one document; forms that draw each other may else go on for ever. */
    private static final long MOST_OPERATIONS = 50_000_000;

    private static final long MOST_CHARACTERS = 50_000_000;
    private static final int LONGEST_PAGE = 2_000_000;

    /** How many widths of a blank part two columns. */
    private static final double WIDE_GAP = 2.5;

    private final List<PdfLine> lines = new ArrayList<>();
    private final List<PdfLine.Part> parts = new ArrayList<>();
    private final StringBuilder part = new StringBuilder();
    private double partLeft;
    private double right = Double.NaN;
    private double top;
    private double height;
    private long operations;
    private long characters;
    private int charactersOfPage;

    PdfText() {
        setSortByPosition(true);
        setSuppressDuplicateOverlappingText(false);
    }

    /** More than a document of people has. */
    static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;

        TooMuch(String message) {
            super(message);
        }
    }

    /** The lines of the pages read since the last call. */
    List<PdfLine> takeLines() {
        endLine();
        List<PdfLine> taken = List.copyOf(lines);
        lines.clear();
        charactersOfPage = 0;
        return taken;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (++operations > MOST_OPERATIONS) {
            throw new TooMuch("more than " + MOST_OPERATIONS + " drawing instructions");
        }
        super.processOperator(operator, operands);
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        // Sorting a page needs more than linear time; no page of paper holds that much.
        if (++charactersOfPage <= LONGEST_PAGE) {
            super.processTextPosition(text);
        }
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) throws IOException {
        characters += text.length();
        if (characters > MOST_CHARACTERS) {
            throw new TooMuch("more than " + MOST_CHARACTERS + " characters");
        }
        if (positions.isEmpty()) {
            part.append(text);
            return;
        }
        TextPosition first = positions.getFirst();
        TextPosition last = positions.getLast();
        double gap = first.getXDirAdj() - right;
        double blank = Math.max(first.getWidthOfSpace(), first.getFontSizeInPt() * 0.2);
        if (!Double.isNaN(right) && (gap > blank * WIDE_GAP || gap < -blank)) {
            endPart();
        }
        if (part.isEmpty()) {
            partLeft = first.getXDirAdj();
        }
        part.append(text);
        right = last.getXDirAdj() + last.getWidthDirAdj();
        top = first.getYDirAdj();
        height = Math.max(1, first.getHeightDir());
    }

    @Override
    protected void writeWordSeparator() {
        if (!part.isEmpty()) {
            part.append(' ');
        }
    }

    @Override
    protected void writeLineSeparator() {
        endLine();
    }

    @Override
    protected void writePageEnd() {
        endLine();
    }

    private void endPart() {
        String text = part.toString().strip();
        if (!text.isEmpty()) {
            parts.add(new PdfLine.Part(partLeft, text));
        }
        part.setLength(0);
    }

    private void endLine() {
        endPart();
        if (!parts.isEmpty()) {
            lines.add(new PdfLine(top, height, parts));
        }
        parts.clear();
        right = Double.NaN;
    }
}
