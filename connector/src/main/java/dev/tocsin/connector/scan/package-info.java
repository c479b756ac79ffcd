/**
 * Events from files, one Winlogbeat document a line. {@link dev.tocsin.connector.scan.EventFile} is the entry. It reads;
 * what a line means is not decided here.
 */
@NullMarked
package dev.tocsin.connector.scan;

import org.jspecify.annotations.NullMarked;
