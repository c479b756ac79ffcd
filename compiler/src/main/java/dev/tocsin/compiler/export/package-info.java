/**
 * Lists of indicators to the formats of other tools. {@link dev.tocsin.compiler.export.StixExport},
 * {@link dev.tocsin.compiler.export.MispExport} and {@link dev.tocsin.compiler.export.CsvExport} are the entries. The same
 * list at the same moment is the same text, byte for byte. What a format cannot hold is said, never left out silently.
 */
@NullMarked
package dev.tocsin.compiler.export;

import org.jspecify.annotations.NullMarked;
