package dev.tocsin.sigma.source;

/**
 * A place as people name it.
 *
 * @param line from 1
 * @param column from 1, in code points
 */
public record Position(int line, int column) {}
