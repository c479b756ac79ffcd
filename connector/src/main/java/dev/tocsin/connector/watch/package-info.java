/**
 * Reads every event once, soon after it is indexed, however late it comes and whatever its clock says, and evaluates
 * all rules on it here. {@link dev.tocsin.connector.watch.Watch} is the entry. A cursor never passes an event whose
 * alerts are not stored (docs/decisions/0004-watch-cursor.md says why that holds). Looks at the past only once per
 * rule, through {@code hunt}.
 */
@NullMarked
package dev.tocsin.connector.watch;

import org.jspecify.annotations.NullMarked;
