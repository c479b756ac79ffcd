/**
 * The demonstration: synthetic events of a hospital in a real Elasticsearch, the shipped rule pack, and a check that each
 * step of the intrusion raised what it should and nothing else did. {@link dev.tocsin.connector.demo.Demo} is the entry.
 */
@NullMarked
package dev.tocsin.connector.demo;

import org.jspecify.annotations.NullMarked;
