/**
 * A compiled rule as a detection rule of Kibana: what {@code POST /api/detection_engine/rules/_import} reads, one line of
 * JSON a rule. {@link dev.tocsin.compiler.kibana.KibanaTarget} is the entry. The query is that of another target,
 * unchanged; docs/kibana.md says what each field becomes. Nothing here talks to Kibana.
 */
@NullMarked
package dev.tocsin.compiler.kibana;

import org.jspecify.annotations.NullMarked;
