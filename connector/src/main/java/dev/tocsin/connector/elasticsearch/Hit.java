package dev.tocsin.connector.elasticsearch;

/** A document that a search found. */
public final class Hit {
    private final String index;
    private final String id;
    private final long sort;
    private final byte[] source;

    /**
     * @param index the concrete index it lies in
     * @param sort the value it was sorted by
     * @param source the document as it was indexed; not to be changed by anyone from here on
     */
    public Hit(String index, String id, long sort, byte[] source) {
        this.index = index;
        this.id = id;
        this.sort = sort;
        this.source = source;
    }

    public String index() {
        return index;
    }

    public String id() {
        return id;
    }

    public long sort() {
        return sort;
    }

    /** The JSON of the document; not to be changed. */
    public byte[] source() {
        return source;
    }

    @Override
    public String toString() {
        return index + "/" + id;
    }
}
