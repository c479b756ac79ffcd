package dev.tocsin.compiler.extraction;

/**
 * A file as somebody published it.
 *
 * @param name its name without the folder; says nothing about the format
 * @param content never changed by a reader
 */
@SuppressWarnings("ArrayRecordComponent") // Large, and read by parsers that take arrays; nobody compares publications.
public record Publication(String name, byte[] content) {}
