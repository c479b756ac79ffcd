package dev.tocsin.compiler.intake.text;

import dev.tocsin.compiler.extraction.Extracted;
import dev.tocsin.compiler.extraction.Extracted.Basis;
import dev.tocsin.compiler.extraction.Publication;
import dev.tocsin.compiler.indicator.IndicatorType;
import dev.tocsin.compiler.indicator.Provenance;
import dev.tocsin.compiler.indicator.Provenance.Place;
import dev.tocsin.compiler.intake.text.Block.Setting;
import dev.tocsin.compiler.intake.text.Spot.Standing;
import dev.tocsin.compiler.intake.text.Spot.Verdict;
import dev.tocsin.compiler.intake.text.Topic.Kind;
import dev.tocsin.compiler.refang.Recognition;
import dev.tocsin.compiler.refang.Recognition.Trust;
import dev.tocsin.compiler.refang.RefangedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads one line, or one cell of a table, under what its headings say. */
final class LineReading {
    private static final int LONGEST_NOTE = 300;
    private static final String SEPARATORS = " \t\n,;|/&`'\"+-–—:()[]<>*•";

    private final Publication publication;
    private final Judge judge;
    private final Consumer<Extracted> out;

    LineReading(Publication publication, Judge judge, Consumer<Extracted> out) {
        this.publication = publication;
        this.judge = judge;
        this.out = out;
    }

    /**
     * Where a line stands.
     *
     * @param standing of every value in it
     * @param whole the whole row, for provenance; the line itself outside tables
     * @param beside the rest of the row; empty outside tables
     */
    record Surroundings(
            Place place,
            Setting setting,
            Topic topic,
            Standing standing,
            Optional<String> role,
            String whole,
            String beside) {}

    /** What looks like an indicator in a line under this topic. */
    static List<Sighting> sightings(String text, Topic topic) {
        return Sightings.in(RefangedText.of(text), trust(topic));
    }

    private static Trust trust(Topic topic) {
        boolean hosts = topic.kind() == Kind.NETWORK && !topic.type().equals(Optional.of(IndicatorType.EMAIL));
        return hosts ? Trust.HOST : Trust.PLAIN;
    }

    /** Reads a line; whether anything was in it. */
    boolean read(String text, Surroundings around) {
        RefangedText line = RefangedText.of(text);
        Optional<Label> label = Label.of(line.text());
        Topic said = label.map(Label::topic).orElse(Topic.NONE);
        Topic topic = said.kind() == Kind.NONE ? around.topic : said;
        int start = label.map(Label::end).orElse(0);
        List<Sighting> sightings = Sightings.in(line, trust(topic));
        if (topic.kind() == Kind.ENTRIES && takesEntries(topic, label, around, sightings)) {
            if (entries(line, start, topic, around)) {
                return true;
            }
        }
        judge(line, start, topic, sightings, around);
        return !sightings.isEmpty();
    }

    /** A digest or a URL under "File location" is what it is. */
    private static boolean takesEntries(
            Topic topic, Optional<Label> label, Surroundings around, List<Sighting> sightings) {
        boolean listed =
                label.filter(found -> found.topic().kind() == Kind.ENTRIES).isPresent()
                        || around.setting != Setting.PROSE
                        || around.standing == Standing.QUOTED;
        boolean free = switch (topic.type().orElseThrow().kind()) {
            case NAME -> sightings.stream().noneMatch(LineReading::isOfNetworks);
            case TEXT -> true;
            case FILE, REGISTRY -> sightings.stream().allMatch(LineReading::isOfFiles);
            case ADDRESS, PORT, DIGEST, IMPORT_DIGEST, HOST, URL, EMAIL -> false;
        };
        return listed && free;
    }

    /** Names are free, but nobody calls a mutex or a service by an address. */
    private static boolean isOfNetworks(Sighting sighting) {
        return sighting.recognition() instanceof Recognition.Value value
                && switch (value.type().kind()) {
                    case ADDRESS, URL, EMAIL -> true;
                    case PORT, DIGEST, IMPORT_DIGEST, HOST, FILE, REGISTRY, NAME, TEXT -> false;
                };
    }

    private static boolean isOfFiles(Sighting sighting) {
        return !(sighting.recognition() instanceof Recognition.Value value)
                || switch (value.type().kind()) {
                    case FILE, REGISTRY, HOST, EMAIL -> true;
                    case ADDRESS, PORT, DIGEST, IMPORT_DIGEST, URL, NAME, TEXT -> false;
                };
    }

    private boolean entries(RefangedText line, int start, Topic topic, Surroundings around) {
        String text = line.written(start, line.text().length());
        List<Entries.Entry> entries = Entries.of(topic.type().orElseThrow(), text.strip());
        for (Entries.Entry entry : entries) {
            String note = join(entry.note(), around.beside);
            Verdict verdict = verdict(note, topic);
            Recognition.Value value = new Recognition.Value(entry.type(), entry.text(), "");
            Sighting sighting = new Sighting(0, 0, entry.text(), Sighting.Defanging.PLAIN, value);
            Provenance provenance =
                    new Provenance(publication.name(), around.place, Context.around(around.whole, 0, 0));
            Spot spot = new Spot(
                    topic, around.setting, Basis.DECLARED, around.standing, verdict, "", note, around.role, provenance);
            out.accept(judge.judge(sighting, spot));
        }
        return !entries.isEmpty();
    }

    private void judge(RefangedText line, int start, Topic topic, List<Sighting> sightings, Surroundings around) {
        String text = line.text();
        int comment = comment(text, sightings);
        List<Basis> bases = bases(text, start, sightings, comment);
        int declaredEnd = declaredEnd(sightings, bases);
        boolean digest = sightings.stream().anyMatch(RowReading::isDigest);
        for (int i = 0; i < sightings.size(); i++) {
            Sighting sighting = sightings.get(i);
            boolean commented = comment >= 0 && sighting.start() > comment;
            Standing here = digest && isFileName(sighting) ? Standing.BESIDE_DIGEST : around.standing;
            Standing standing = commented ? Standing.COMMENT : here;
            boolean declared = bases.get(i) == Basis.DECLARED;
            int noteStart = declared ? declaredEnd : sighting.end();
            String behind = note(text.substring(noteStart, Math.min(text.length(), noteStart + LONGEST_NOTE)));
            String note = declared ? join(behind, around.beside) : "";
            String before = text.substring(Math.max(0, sighting.start() - 60), sighting.start());
            int origin = line.origin(sighting.start());
            Provenance provenance =
                    new Provenance(publication.name(), around.place, Context.around(around.whole, origin, origin));
            Verdict verdict = verdict(declared ? note : behind + " " + around.beside, topic);
            Spot spot = new Spot(
                    topic, around.setting, bases.get(i), standing, verdict, before, note, around.role, provenance);
            out.accept(judge.judge(sighting, spot));
            judge.url(sighting, spot).ifPresent(out);
        }
    }

    private static boolean isFileName(Sighting sighting) {
        return sighting.recognition() instanceof Recognition.Value value && value.type() == IndicatorType.FILE_NAME;
    }

    private static Verdict verdict(String note, Topic topic) {
        return topic.kind() == Kind.BENIGN || Wording.isBenign(note) ? Verdict.BENIGN : Verdict.BAD;
    }

    /** Where a comment begins behind a value; -1 if none does. */
    private static int comment(String text, List<Sighting> sightings) {
        int at = sightings.isEmpty()
                ? -1
                : text.indexOf(" #", sightings.getFirst().end());
        return at >= 0 && (at + 2 == text.length() || text.charAt(at + 2) == ' ') ? at : -1;
    }

    /** A line that is values, or begins with values and goes on with a note, declares them. */
    private static List<Basis> bases(String text, int start, List<Sighting> sightings, int comment) {
        List<Basis> bases = new ArrayList<>();
        int read = start;
        boolean listed = true;
        for (Sighting sighting : sightings) {
            boolean inComment = comment >= 0 && sighting.start() > comment;
            listed &= !inComment && isSeparators(text, read, sighting.start());
            bases.add(listed ? Basis.DECLARED : Basis.FOUND);
            read = listed ? sighting.end() : read;
        }
        boolean whole = isNoteOrNothing(text, read);
        return whole ? bases : bases.stream().map(basis -> Basis.FOUND).toList();
    }

    private static boolean isSeparators(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char character = text.charAt(i);
            if (SEPARATORS.indexOf(character) < 0
                    && !Character.isWhitespace(character)
                    && !Character.isSpaceChar(character)) {
                return text.substring(from, to).strip().equals("or")
                        || text.substring(from, to).strip().equals("and");
            }
        }
        return true;
    }

    /** Whether nothing follows, or something that is set off from the value: a sentence goes on without a mark. */
    private static boolean isNoteOrNothing(String text, int end) {
        int at = end;
        while (at < text.length() && "`'\"*_+)]>.,:;".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (isBlank(text, at)) {
            return true;
        }
        String next = text.substring(at, Math.min(text.length(), at + 3));
        return next.startsWith("\t")
                || next.startsWith("\n")
                || next.startsWith("  ")
                || next.startsWith("|")
                || (next.startsWith(" ") && next.length() > 1 && "-–—#(<[|=:•→".indexOf(next.charAt(1)) >= 0)
                || isPortWord(text, at);
    }

    private static boolean isBlank(String text, int from) {
        return text.substring(from, Math.min(text.length(), from + 200))
                .chars()
                .allMatch(character -> Sightings.isBlank((char) character));
    }

    /** {@code 192.0.2.1 port 80 - ...}, {@code 192.0.2.1 TCP 443}. */
    private static boolean isPortWord(String text, int at) {
        return text.startsWith(" port ", at) || text.startsWith(" TCP", at) || text.startsWith(" UDP", at);
    }

    /** Behind the last of the values that are declared together; nowhere if none is. */
    private static int declaredEnd(List<Sighting> sightings, List<Basis> bases) {
        int last = bases.lastIndexOf(Basis.DECLARED);
        return last < 0 ? 0 : sightings.get(last).end();
    }

    /** A note without what sets it off. */
    static String note(String text) {
        int start = 0;
        while (start < text.length() && (SEPARATORS + "#.").indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        int end = Math.min(text.length(), start + LONGEST_NOTE);
        while (end > start && "`|, \t)".indexOf(text.charAt(end - 1)) >= 0 && !closes(text, start, end)) {
            end--;
        }
        return Context.shortened(text.substring(start, end));
    }

    /** Whether a note ends in a bracket that opens within it. */
    private static boolean closes(String text, int start, int end) {
        return text.charAt(end - 1) == ')' && text.substring(start, end).indexOf('(') >= 0;
    }

    static String join(String one, String other) {
        return one.isEmpty() ? other : other.isEmpty() ? one : one + "; " + other;
    }
}
