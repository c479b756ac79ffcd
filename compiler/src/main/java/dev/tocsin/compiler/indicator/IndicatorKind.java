package dev.tocsin.compiler.indicator;

import java.util.Arrays;
import java.util.stream.Stream;

/** Types that are of one sort: what holds for one of them mostly holds for its sort. */
public enum IndicatorKind {
    /** Addresses and networks. */
    ADDRESS,
    PORT,
    /** Of all of a file, which it identifies. */
    DIGEST,
    /** Of a part of a file, which other files may share. */
    IMPORT_DIGEST,
    HOST,
    URL,
    EMAIL,
    FILE,
    REGISTRY,
    /** What a program names as it likes: services, tasks, pipes, mutexes. */
    NAME,
    /** Any words in any order: command lines, user agents. */
    TEXT;

    /** The types of this kind, in their order. */
    public Stream<IndicatorType> types() {
        return Arrays.stream(IndicatorType.values()).filter(type -> type.kind() == this);
    }
}
