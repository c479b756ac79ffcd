package dev.tocsin.compiler.intake.text;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;

/**
 * Refuses a PDF whose compressed streams unpack to more than a document of people has, before the library, which unpacks
 * into memory without a limit, does so.
 */
final class PdfStreams {
    /** All streams of text together, in bytes. Pictures are not unpacked. */
    static final long MOST_BYTES = 256L * 1024 * 1024;

    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    /** What inflates to something that inflates again is read so many times over. */
    private static final int MOST_LAYERS = 3;

    private static final int LARGEST_LAYER = 16 * 1024 * 1024;

    private PdfStreams() {}

    /** Looks at the bytes alone, since the library unpacks the table of objects while it opens the file. */
    static void checkRaw(byte[] content) throws IOException {
        Budget budget = new Budget();
        byte[] buffer = new byte[64 * 1024];
        for (int at = next(content, 0); at >= 0; at = next(content, at)) {
            int end = inflate(content, at, buffer, budget, 0);
            at = Math.max(at, end);
        }
    }

    /** The bytes that streams may still unpack to. */
    private static final class Budget extends OutputStream {
        private long left = MOST_BYTES;

        void take(long bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new PdfText.TooMuch("more than " + MOST_BYTES / (1024 * 1024) + " MiB");
            }
        }

        @Override
        public void write(int one) throws IOException {
            take(1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            take(length);
        }
    }

    /** Behind the next {@code stream} and its line end; -1 if there is none. */
    private static int next(byte[] content, int from) {
        for (int i = from; i + STREAM.length + 2 < content.length; i++) {
            if (content[i] == 's'
                    && content[i + 1] == 't'
                    && Arrays.equals(content, i, i + STREAM.length, STREAM, 0, STREAM.length)) {
                int at = i + STREAM.length;
                at += content[at] == '\r' ? 1 : 0;
                return at + (content[at] == '\n' ? 1 : 0);
            }
        }
        return -1;
    }

    /** Inflates what can be; the place behind it, or the same if nothing could. */
    private static int inflate(byte[] content, int at, byte[] buffer, Budget budget, int layer) throws IOException {
        if (at + 1 >= content.length || (content[at] & 0x0F) != 8) {
            return at;
        }
        Inflater inflater = new Inflater();
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        try {
            inflater.setInput(content, at, content.length - at);
            while (!inflater.finished()) {
                int read = inflater.inflate(buffer);
                if (read == 0) {
                    break;
                }
                budget.take(read);
                if (start.size() < LARGEST_LAYER) {
                    start.write(buffer, 0, read);
                }
            }
        } catch (DataFormatException broken) {
            // What is broken is read by the library as far as it goes; it was counted that far.
        }
        int end = at + (int) Math.min(Integer.MAX_VALUE, inflater.getBytesRead());
        inflater.end();
        if (layer < MOST_LAYERS && start.size() > 2 && (start.toByteArray()[0] & 0x0F) == 8) {
            inflate(start.toByteArray(), 0, buffer, budget, layer + 1);
        }
        return end;
    }

    /** Looks at every stream as the library would unpack it, through all its filters. */
    static void checkDecoded(COSDocument document) throws IOException {
        Budget budget = new Budget();
        for (COSObjectKey key : new ArrayList<>(document.getXrefTable().keySet())) {
            COSObject object = document.getObjectFromPool(key);
            if (object != null && object.getObject() instanceof COSStream stream && !isPicture(stream)) {
                decode(stream, budget);
            }
        }
    }

    private static boolean isPicture(COSStream stream) {
        return COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE));
    }

    private static void decode(COSStream stream, Budget budget) throws IOException {
        List<COSName> filters = filters(stream.getFilters());
        try (InputStream raw = stream.createRawInputStream()) {
            InputStream input = raw;
            for (int i = 0; i < filters.size(); i++) {
                boolean last = i + 1 == filters.size();
                ByteArrayOutputStream kept = new ByteArrayOutputStream();
                OutputStream output = last ? budget : new Tee(kept, budget);
                FilterFactory.INSTANCE.getFilter(filters.get(i)).decode(input, output, stream, i);
                input = new ByteArrayInputStream(last ? new byte[0] : kept.toByteArray());
            }
        } catch (PdfText.TooMuch tooMuch) {
            throw tooMuch;
        } catch (IOException broken) {
            // A broken stream is one page less; the library says nothing of it either.
        }
    }

    private static List<COSName> filters(COSBase filters) {
        List<COSName> names = new ArrayList<>();
        if (filters instanceof COSName name) {
            names.add(name);
        } else if (filters instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.getObject(i) instanceof COSName name) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** Counts before it keeps. */
    private static final class Tee extends OutputStream {
        private final ByteArrayOutputStream kept;
        private final Budget budget;

        Tee(ByteArrayOutputStream kept, Budget budget) {
            this.kept = kept;
            this.budget = budget;
        }

        @Override
        public void write(int one) throws IOException {
            budget.take(1);
            kept.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            budget.take(length);
            kept.write(bytes, from, length);
        }
    }
}
