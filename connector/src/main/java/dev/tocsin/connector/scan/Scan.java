package dev.tocsin.connector.scan;

import dev.tocsin.compiler.CompiledRule;
import dev.tocsin.compiler.document.Document;
import dev.tocsin.compiler.document.UnreadableDocumentException;
import dev.tocsin.compiler.drools.Match;
import dev.tocsin.compiler.drools.RuleEngine;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One run of all rules over the events of files. */
public final class Scan {
    private final RuleEngine engine;
    private final Listener listener;
    private final Set<CompiledRule> rulesThatMatched = new HashSet<>();
    private long events;
    private long matches;
    private long unreadableLines;

    /** What happens, as it happens. */
    public interface Listener {
        /** A rule matched the event with this number (from 0, blank lines left out) of a file. */
        void matched(Match match, Document document, String file, long index) throws IOException;

        /** A line could not be read as a document. */
        void unreadable(String file, long lineNumber, String reason);

        /** Another event is done. */
        void progressed(long events, long matches);
    }

    public Scan(RuleEngine engine, Listener listener) {
        this.engine = engine;
        this.listener = listener;
    }

    /**
     * Goes through a file to its end.
     *
     * @throws DamagedFileException if the file breaks off; what came before has been scanned
     */
    public void scan(EventFile file) throws IOException {
        for (long index = 0; file.next(); index++) {
            try {
                Document document = Document.parse(file.line());
                scan(document, file.name(), index);
            } catch (UnreadableDocumentException e) {
                unreadableLines++;
                listener.unreadable(file.name(), file.lineNumber(), String.valueOf(e.getMessage()));
            }
            listener.progressed(events, matches);
        }
    }

    private void scan(Document document, String file, long index) throws IOException {
        events++;
        List<Match> found = engine.evaluate(document);
        for (Match match : found) {
            matches++;
            rulesThatMatched.add(match.rule());
            listener.matched(match, document, file, index);
        }
    }

    public long events() {
        return events;
    }

    public long matches() {
        return matches;
    }

    /** How many different rules matched something. */
    public int rulesThatMatched() {
        return rulesThatMatched.size();
    }

    /** How many lines were no JSON object. */
    public long unreadableLines() {
        return unreadableLines;
    }
}
