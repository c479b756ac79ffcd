/**
 * JSON Schemas by which an editor completes, explains and checks Sigma files while they are written.
 * {@link dev.tocsin.connector.schema.SigmaSchema} is the entry. They are made of the tables that the parser reads by, and
 * are draft-07, the newest that both the YAML language server and IntelliJ know. A schema sees shapes, not meanings: what
 * it passes, {@code tocsin check} may still find wrong. Where both the parser and the specification have an opinion on
 * spelling, the schema has the stricter one.
 */
@NullMarked
package dev.tocsin.connector.schema;

import org.jspecify.annotations.NullMarked;
