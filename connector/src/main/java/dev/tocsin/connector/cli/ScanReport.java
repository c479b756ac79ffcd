package dev.tocsin.connector.cli;

import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.drools.Match;
import dev.tocsin.connector.scan.DamagedFileException;
import dev.tocsin.connector.scan.MatchWriter;
import dev.tocsin.connector.scan.Scan;
import java.io.IOException;
import java.io.PrintWriter;

/** What a person sees of a scan while it runs. */
final class ScanReport implements Scan.Listener {
    private static final int UNREADABLE_LINES_SHOWN = 100;

    private final MatchWriter writer;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Progress progress;
    private int unreadableLines;
    private int unreadableFiles;

    ScanReport(MatchWriter writer, PrintWriter out, PrintWriter err) {
        this.writer = writer;
        this.out = out;
        this.err = err;
        this.progress = new Progress(err);
    }

    @Override
    public void matched(Match match, Document document, String file, long index) throws IOException {
        writer.write(match, document, file, index);
        // A reader at the other end of a pipe sees a match when it is found, and ends the scan by going away.
        Output.check(out);
    }

    @Override
    public void unreadable(String file, long lineNumber, String reason) {
        unreadableLines++;
        if (unreadableLines <= UNREADABLE_LINES_SHOWN) {
            say(file + ":" + lineNumber + ": left out: " + reason);
        }
        if (unreadableLines == UNREADABLE_LINES_SHOWN) {
            say("further lines that cannot be read are counted, but not shown");
        }
    }

    @Override
    public void progressed(long events, long matches) {
        progress.show(() -> "Scanning: " + Counts.of(events, "event") + ", " + Counts.of(matches, "match"));
    }

    /** A file could not be read, or not to its end. */
    void unreadable(String file, IOException why) {
        unreadableFiles++;
        say(
                why instanceof DamagedFileException
                        ? "error: " + file + ": " + why.getMessage()
                                + ". Its whole lines were scanned; fetch the file again."
                        : "error: " + file + " cannot be read. Check that it exists and that you may read it.");
    }

    int unreadableFiles() {
        return unreadableFiles;
    }

    private void say(String line) {
        progress.clear();
        err.println(line);
        err.flush();
    }

    /** Takes the progress line away. */
    void done() {
        progress.clear();
    }
}
