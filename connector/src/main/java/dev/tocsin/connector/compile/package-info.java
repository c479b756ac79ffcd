/**
 * What {@code tocsin compile} makes of rules: one artefact a rule and target. {@link
 * dev.tocsin.connector.compile.RuleTargets} is the entry. The targets themselves are the compiler's; here they get their
 * names, the metadata of the rule around them where a format has room for it, and the capabilities of an index. Nothing
 * here prints or writes files.
 */
@NullMarked
package dev.tocsin.connector.compile;

import org.jspecify.annotations.NullMarked;
